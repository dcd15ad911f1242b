"""Systems of processes: one instance alone, or a database server with several."""

from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import mounted_site
from collective.cron.tests.support.processes import namespaced
from collective.cron.tests.support.processes import ports
from collective.cron.tests.support.processes import programs
from collective.cron.tests.support.processes import relstorage
from collective.cron.tests.support.processes.browser import Browser
from collective.cron.tests.support.processes.browser import Client
from six import PY2

import os
import shutil
import sys


# Quick signs of life and quick repairs: a worker that is killed is missed after five
# seconds, not after five minutes. An instance alone has to do without.
QUICK = {"COLLECTIVE_CRON_PING": "2", "COLLECTIVE_CRON_TICK": "2"}


class System(object):
    """Processes that share one fresh copy of the site; the first one answers people."""

    def __init__(self, name):
        self.home = programs.new_home(name)
        self.data = os.path.join(self.home, "data")
        self.processes = []
        self.web = None
        self.zeo_port = None
        self.multi_db = False
        self.queue_url = None
        self.relstorage = None  # its section in zope.conf, if it has the database
        self.site = "Plone"  # the path of the one that is asked
        # What all its processes have in their environment and in their site.zcml.
        self.environment = {}
        self.zcml = u""
        self.in_namespaces = False  # whether workers are made there; see namespaced.py

    def add_instance(self, name, role, **environment):
        """Add a Zope process, not started yet."""
        port = ports.free_port()
        ini = self._write(name, role, port)
        added = self._add(
            name,
            role,
            [programs.executable("runwsgi"), "-q", ini],
            lambda: programs.answers(port),
            environment,
        )
        added.url = "http://127.0.0.1:%d/%s" % (port, self.site)
        if self.web is None:
            self.web = added
        return added

    def add_worker(self, name, **environment):
        """Add a process that only runs jobs, not started yet.

        With zc.async that is an instance whose pages nobody asks for.
        """
        if PY2:
            return self.add_instance(name, config.WORKER, **environment)
        ini = self._write(name, config.WORKER, 0)
        conf = os.path.join(os.path.dirname(ini), "zope.conf")
        command = [programs.executable("cron-worker"), conf]
        worker = self._add(
            name,
            config.WORKER,
            command,
            lambda: "runs jobs in" in worker.output_since_start(),
            environment,
        )
        return worker

    def add_twins(self, **environment):
        """Add two workers that look the same to themselves; see twin.py."""
        return [self._add_twin(name, environment) for name in ("twin-a", "twin-b")]

    def _add_twin(self, name, environment):
        # A server needs a port of its own, cron-worker nothing.
        folder = name if PY2 else "twin"
        ini = self._write(folder, config.WORKER, ports.free_port())
        conf = os.path.join(os.path.dirname(ini), "zope.conf")
        module = "collective.cron.tests.support.processes.twin"
        command = [programs.executable("python"), "-m", module, name]
        command.append(ini if PY2 else conf)
        return self._add(name, config.WORKER, command, None, environment)

    def add_script(self, name, command, **environment):
        """Add something that opens Zope with the configuration of the first process.

        In `command` stands {conf} for its zope.conf.
        """
        conf = os.path.join(self.home, self.processes[0].name, "etc", "zope.conf")
        command = [part.format(conf=conf) for part in command]
        values = dict(self.processes[0].environment)
        values.update(environment)
        return self._add(name, config.WORKER, command, None, values)

    def _write(self, name, role, port):
        return config.write_instance(
            os.path.join(self.home, name),
            role,
            port,
            programs.chameleon_cache(),
            self.data,
            self.zeo_port,
            self.multi_db,
            self.zcml,
            self.site == mounted_site.SITE,
            self.relstorage,
        )

    def _add(self, name, role, command, ready, environment):
        values = config.engine_environment(
            role, self.home, name, self.queue_url
        )
        values.update(self.environment)
        values.update(environment)
        home = os.path.join(self.home, name)
        is_apart = self.in_namespaces and name.startswith("worker")
        make = namespaced.Namespaced if is_apart else programs.Process
        added = make(name, command, home, ready, values)
        self.processes.append(added)
        return added

    def add_zeo(self):
        """Add the database server; from now on, instances are its clients."""
        home = os.path.join(self.home, "zeo")
        port = self.zeo_port = ports.free_port()
        conf = config.write_zeo(home, port, self.data)
        command = [programs.executable("runzeo"), "-C", conf]
        zeo = programs.Process(
            "zeo", command, home, lambda: programs.listens(port), self.environment
        )
        self.processes.append(zeo)
        return zeo

    def use_relstorage(self, database, keep_history=False, shared_blobs=True):
        """Make the site in RelStorage; from now on, instances are its clients.

        `database`: the section that names one, see relstorage.py.
        """
        self.add_to_path(relstorage.path())
        self.relstorage = relstorage.section(database, keep_history, shared_blobs)
        self.make_site()

    def add_to_path(self, folder):
        """Let processes from now on import what is in a folder, if it is one."""
        known = self.environment.get("PYTHONPATH", "").split(os.pathsep)
        self.environment["PYTHONPATH"] = os.pathsep.join(filter(None, [folder] + known))

    def mount_site(self):
        """Make a site in a second database of the server; from now on that is asked."""
        self.site = mounted_site.SITE
        self.zcml += mounted_site.ZCML
        self.make_site(CRON_TEST_SITE=self.site)

    def make_site(self, **environment):
        """Make a site, of another name if CRON_TEST_SITE says so."""
        ini = self._write("maker", config.ALONE, 0)
        conf = os.path.join(os.path.dirname(ini), "zope.conf")
        programs.make_site(conf, **dict(self.environment, **environment))

    @property
    def browser(self):
        return Browser(self.web.url)

    @property
    def client(self):
        return Client(self.web.url)

    def start(self):
        """Start all processes that do not run yet, and wait until they are ready."""
        waiting = [each.start() for each in self.processes if not each.is_running()]
        for each in waiting:
            each.wait_ready()
        return self

    def show_logs(self):
        for each in self.processes:
            sys.stderr.write("\n" + each.tail())

    def close(self):
        """End all processes at once and remove the data."""
        for each in reversed(self.processes):
            each.kill()
        shutil.rmtree(self.home, True)


def single(role=config.WORKER, multi_db=False, **environment):
    """Return a system of one instance, by default a worker; it is not started yet."""
    system = System("single")
    system.multi_db = multi_db
    system.add_instance("instance", role, **environment)
    return system


def cluster(
    workers=2, queue_url=None, mounted=False, settings=QUICK, in_namespaces=False
):
    """Return a database server, a web process, and workers; none is started yet.

    `mounted`: the site is in a database of its own; `settings`: environment of all;
    `in_namespaces`: whether each worker is in a container, so to speak.
    """
    system = System("cluster")
    system.in_namespaces = in_namespaces
    system.queue_url = queue_url
    system.add_zeo().start()
    if mounted:
        system.mount_site()
    system.add_instance("web", config.CLIENT, **settings)
    for number in range(1, workers + 1):
        system.add_worker("worker%d" % number, **settings)
    return system
