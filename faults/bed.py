"""The system that the faults are done to: processes, a queue, and its tasks."""

from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.programs import wait_for
from faults import ledger
from faults import orders
from faults import points
from faults.queues import QUEUES
from faults.tasks import TASKS
from six import PY2
from six.moves.http_client import HTTPException

import glob
import io
import os
import shutil


ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ZCML = u'<include package="faults" />\n'
# Quick repairs, and a worker that gives no sign of life is soon missed; but not as soon
# as in tests, since a busy machine must not look like a dead worker.
PING = 4
LEASE = 2.5 * PING  # seconds
QUICK = {"COLLECTIVE_CRON_PING": str(PING), "COLLECTIVE_CRON_TICK": "2"}
PATIENCE = 30  # seconds until a page has answered
EACH_MINUTE = "* * * * *"
CANARY = "canary"  # what tells whether runs go on; due when the campaign says so
NEVER = "inactive"
CHUNKS = "chunks"
RELSTORAGE = "relstorage"  # the queue in the server of the database
UUID = u"5d2b30be-8c27-11ef-9d3a-0242ac110002\n"  # of two workers of one image


def settings():
    """Return {id: settings} of the tasks, one for each kind of work and schedule."""
    each_third = "0-57/3 0-23 * * *"  # fixed times, since no field starts with a star
    found = {
        "short-1": {},
        "short-2": {"overlap": "wait"},
        # So short, and so many, that one thread does them in a row.
        "quick-1": {"task": "quick"},
        "quick-2": {"task": "quick", "repeatable": True},
        "quiet-1": {"task": "quiet"},
        "quiet-2": {"task": "quiet", "repeatable": True},
        "quiet-3": {"task": "quiet"},
        "long": {"task": "long"},
        "repeatable": {"task": "long", "repeatable": True},
        CHUNKS: {"task": "chunks"},
        "failing": {"task": "failing"},
        "fixed": {"periodicity": each_third, "timezone": "Europe/Paris"},
        "zoned": {"periodicity": each_third, "timezone": points.ZONE},
        "by-hand": {"periodicity": "0 0 1 1 *"},
        CANARY: {"periodicity": "0 0 1 1 *"},
        NEVER: {"activated": False},
    }
    for values in found.values():
        values.setdefault("periodicity", EACH_MINUTE)
        values.setdefault("activated", True)
        values.setdefault("timezone", "UTC")
        values["script"] = values.pop("task", "short")
        values["keep_results"] = 10000
        assert values["script"] in TASKS
    return found


class Bed(object):
    """`kind`: "redis", "postgres" or "sqlite", and "zodb" for zc.async.

    `database`: a Database with RelStorage, else there is ZEO, or a file;
    `keep_history`: whether that one does; `apart`: whether each worker is in namespaces
    of its own, as in a container.
    """

    def __init__(
        self,
        kind,
        shim=None,
        guard="",
        database=None,
        keep_history=False,
        apart=False,
    ):
        self.kind = kind
        self.database = database
        self.keep_history = keep_history
        self.system = systems.System("faults-" + kind)
        self.system.in_namespaces = apart
        self.orders = orders.Orders.make(os.path.join(self.system.home, "orders"))
        self.queue = QUEUES[kind]() if kind in QUEUES else None
        if kind == RELSTORAGE:
            self.queue = database
        self.has_clock = shim is not None
        self.system.queue_url = self.queue.url if self.queue is not None else None
        self.system.zcml = ZCML
        self.system.environment = {
            "PYTHONPATH": ROOT,
            orders.FOLDER: self.orders.folder,
            orders.GUARD: guard,
            "COLLECTIVE_CRON_STOP": "2",
        }
        if shim is not None:
            self.system.environment["LD_PRELOAD"] = shim
            self.system.environment["CRON_FAULTS_CLOCK"] = self.orders.clock
        self.tasks = {}  # id: UUID
        self.zeo = None
        self.workers = []
        self.versions = 0  # of zone data that were given
        self.said = []  # what is told of the fault that is going on

    def start(self):
        """Start all processes, and add the tasks."""
        if self.kind == "sqlite":
            web = self.system.add_instance("instance", config.WORKER, **QUICK)
            self.workers = [web]
        else:
            self._add_server()
            self.system.add_instance("web", config.CLIENT, **QUICK)
            self.workers = [
                self.system.add_worker("worker%d" % number, **QUICK)
                for number in (1, 2)
            ]
        self.system.start()
        for name, values in sorted(settings().items()):
            values.update({"@type": "CronTestTask", "id": name, "title": name})
            added = self.system.client.call("POST", "", **values)
            self.tasks[name] = str(added["UID"])

    def _add_server(self):
        if self.database is None:
            self.zeo = self.system.add_zeo()
            self.zeo.start()
        else:
            self.system.use_relstorage(self.database.section, self.keep_history)

    def add_twins(self):
        """Return two workers that look alike to themselves, not started yet."""
        environment = dict(QUICK, **{orders.TWIN: "1"})
        names = ("twin-a", "twin-b")
        twins = [self.system.add_worker(name, **environment) for name in names]
        if not PY2:
            # One folder for both.
            twins[1].command = twins[0].command
            return twins
        for twin in twins:
            # The file was in the image.
            with io.open(twin.environment["ZC_ASYNC_UUID"], "w") as image:
                image.write(UUID)
        return twins

    def forget(self, processes):
        """Take processes out of the system."""
        for process in processes:
            process.kill()
            self.system.processes.remove(process)

    @property
    def web(self):
        return self.system.web

    def say(self, text):
        """Tell something of the fault that is going on."""
        self.said.append(text)

    def page(self, do=None, **arguments):
        """Return what is scheduled, queued and running, after the page did `do`."""
        return self.system.client.probe(do, page="cron-watch", **arguments)

    def results(self):
        """Return all of that, with the results and effects of all tasks."""
        return self.system.client.probe()

    def try_to(self, function):
        """Return what a function returns, None if the system does not answer well."""
        try:
            return function()
        except (AssertionError, EnvironmentError, HTTPException, ValueError):
            return None

    def insist(self, function):
        """Return what a function returns, as soon as the system answers well.

        After a crash of the database server a client may use ids of objects that were
        given to another one since, and is refused once.
        """
        return wait_for(lambda: self.try_to(function), PATIENCE, "the page answers")

    def entries(self):
        """Return the entries of the ledger."""
        return ledger.read(self.orders.ledger)

    def keep(self):
        """Copy logs, ledger and database into a folder in var; return that."""
        folder = os.path.join(ROOT, "var", "faults", self.kind)
        if os.path.isdir(folder):
            shutil.rmtree(folder)
        os.makedirs(folder)
        for process in self.system.processes:
            shutil.copy(process.log, folder)
        for path in glob.glob(os.path.join(self.system.data, "*.fs")):
            shutil.copy(path, folder)
        shutil.copy(self.orders.ledger, folder)
        return folder

    def start_all(self):
        """Start what does not run, and wait until all of it is ready."""
        self.system.start()

    def close(self):
        """End all of it."""
        self.system.close()
        if self.database is not None:
            self.database.close()
        if self.queue not in (None, self.database):
            self.queue.close()
