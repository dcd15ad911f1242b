"""collective.cron as its docs start it: one instance, or ZEO, a worker and Redis."""

from bench.common import version_of
from bench.rivals import plan
from bench.rivals import spent
from bench.rivals import work
from bench.rivals.systems.system import System
from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import systems
from ZODB.FileStorage import FileIterator

import glob
import os


ZCML = u'<include package="bench.rivals.ours" />\n'
PAGE = "cron-rivals"
QUEUE = "cron-queue.sqlite"
BATCH = 100  # tasks that are added by one request


class Ours(System):
    """Its schedules are content: they are added by a process that serves pages."""

    is_ours = True
    lead = 30
    workers = ("instance",)
    packages = ("collective.cron", "Products.CMFPlone", "huey", "ZODB")
    patience = 60
    gives_up = {
        "record": "kept of each run, of an interrupted one too",
        "exactly": "at most once; repeated after a kill where a task says it may be",
        "zones": "of each task, with a rule for the days when clocks change",
    }
    docs = ":doc:`concepts`"

    def __init__(self):
        super(Ours, self).__init__()
        self.system = systems.System("rivals")
        self.system.zcml = ZCML
        self.system.environment = dict(self.environment)
        self._add_processes()

    def _add_processes(self):
        self.system.add_instance("instance", config.WORKER)

    @classmethod
    def versions(cls):
        return dict((name, version_of(name)) for name in cls.packages)

    def schedule(self, count, cron, alone=None):
        plan.write(self.environment[plan.VARIABLE], count, cron, alone)

    def add(self):
        """Let the web process add them; it runs from here on, as in daily life."""
        self._start_processes(work.NOTHING)
        before = spent.cpu_seconds(self.pids + self.servers.pids)
        self.ask("add_folder")
        count = len(plan.jobs(self.environment[plan.VARIABLE]))
        seconds = sum(
            self.ask("add", start=start, end=start + BATCH)
            for start in range(0, count, BATCH)
        )
        cpu = spent.cpu_seconds(self.pids + self.servers.pids) - before
        # The clock is moved before the start.
        self.stop()
        return {"seconds": seconds, "cpu": cpu}

    def ask(self, do, **values):
        """Let the page do something; return its answer."""
        return self.system.client.probe(do, page=PAGE, **values)["answer"]

    def start(self, works):
        begin = self.clock.now()
        self._start_processes(works)
        return self.clock.now() - begin

    def _start_processes(self, works):
        for process in self.system.processes:
            process.environment[work.WORK] = works
        self.system.start()
        self.processes = list(self.system.processes)

    def kill_workers(self):
        for process in self.system.processes:
            if process.name in self.workers:
                process.kill()

    def start_workers(self):
        self.system.start()

    def commits(self):
        path = os.path.join(self.system.data, "Data.fs")
        # Its tasks write there, too.
        return dict(
            super(Ours, self).commits(),
            commits=sum(1 for _one in FileIterator(path)),
        )

    def stored(self):
        files = [os.path.join(self.system.data, "Data.fs")]
        files += glob.glob(os.path.join(self.system.home, "*", QUEUE))
        return sum(os.path.getsize(path) for path in files)

    def records(self):
        found = self.ask("records")
        return sum(found.values()), found.get("INTERRUPTED", 0)

    def close(self):
        self.system.close()
        super(Ours, self).close()


class OneInstance(Ours):
    name = "ours-sqlite"
    title = "collective.cron, one instance"
    commands = [("instance", ["bin/runwsgi", "etc/wsgi.ini"])]
    shape = "one Zope that also serves, 5 threads; FileStorage, queue in SQLite"


class Cluster(Ours):
    name = "ours-redis"
    title = "collective.cron, ZEO and Redis"
    redis = True
    workers = ("worker",)
    commands = [
        ("zeo", ["bin/runzeo", "-C", "etc/zeo.conf"]),
        ("web", ["bin/runwsgi", "etc/wsgi.ini"]),
        ("worker", ["bin/cron-worker", "etc/zope.conf"]),
    ]
    shape = "ZEO, a Zope that serves, a worker with 5 threads; queue in Redis"

    def _add_processes(self):
        self.system.queue_url = self.servers.redis.url
        self.system.add_zeo().start().wait_ready()
        self.system.add_instance("web", config.CLIENT)
        self.system.add_worker("worker")
