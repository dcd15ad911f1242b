"""The system that is measured: its servers, its sites, as many workers as wanted."""

from bench.scaleout import notes
from bench.scaleout import spent
from bench.scaleout import wanted
from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import relstorage
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.browser import Client
from collective.cron.tests.support.processes.postgres import Postgres
from collective.cron.tests.support.processes.redis_server import RedisServer
from six import PY2

import os
import time


ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ZCML = u'<include package="bench.scaleout" />\n'
PAGE = "cron-scale"
BATCH = 50  # tasks that are added by one request
STOP = 60  # seconds for a worker to end
AHEAD = 8  # seconds at least between the queuing of tasks and their instant


class Bed(object):
    """`workers`: the processes that run now; `wrong`: what was not as it has to be."""

    def __init__(self):
        self.workers = []
        self.wrong = []
        self._count = 0  # of workers so far
        self._each = 0.2  # seconds that it takes to queue a task here, at most
        self._tasks = {}  # how many each site has
        self._documents = {}
        self.postgres = Postgres() if wanted.DATABASE == "relstorage" else None
        self.redis = None
        self.queue_name = "in the database" if PY2 else "Redis"
        self.system = system = systems.System("scale")
        path = os.path.join(system.home, "notes")
        self.notes = notes.Reader(path)
        system.zcml = ZCML
        system.environment = {"PYTHONPATH": ROOT, notes.VARIABLE: path}
        self._choose_queue()
        if self.postgres is not None:
            system.use_relstorage(relstorage.postgresql(self.postgres.dsn))
        else:
            system.add_zeo().start()
        system.add_instance("web", config.CLIENT)
        system.start()

    def _choose_queue(self):
        if PY2:
            return
        if self.postgres is not None and wanted.QUEUE != "redis":
            self.queue_name = "in the same PostgreSQL"
            self.system.queue_url = self.postgres.url
        else:
            self.redis = RedisServer()
            self.system.queue_url = self.redis.url

    def close(self):
        """End all that was started."""
        self.notes.close()
        self.system.close()
        if self.redis is not None:
            self.redis.close()
        if self.postgres is not None:
            self.postgres.close()

    # Workers

    def start_workers(self, count, threads):
        """Let so many new workers run, and no others; wait until they are ready."""
        self.stop_workers()
        # With zc.async this is the number of all workers together.
        parallel = threads * count if PY2 else threads
        for _number in range(count):
            self._count += 1
            name = "worker%d" % self._count
            values = {"COLLECTIVE_CRON_PARALLEL": str(parallel)}
            self.workers.append(self.system.add_worker(name, **values))
        self.system.start()

    def stop_workers(self):
        """End those that run, in order."""
        for worker in self.workers:
            worker.stop(seconds=STOP)
            self.system.processes.remove(worker)
        self.workers = []

    # What they take

    def cpu(self):
        """Return {who: CPU seconds so far}, and those of the whole machine."""
        found = {
            "workers": spent.cpu_seconds([one.pid for one in self.workers]),
            "database": spent.cpu_seconds([self._database_pid()]),
            "queue": 0.0,
            "web": spent.cpu_seconds([self.system.web.pid]),
            "machine": spent.busy_seconds(),
        }
        if self.redis is not None:
            found["queue"] = spent.cpu_seconds([self.redis.pid])
        return found

    def _database_pid(self):
        if self.postgres is not None:
            return self.postgres.pid
        return self.system.processes[0].pid

    # Sites and tasks

    def ask(self, site, do, **values):
        """Let the page of a site do something; return its answer."""
        root = self.system.web.url.rsplit("/", 1)[0]
        client = Client("%s/%s" % (root, site))
        return client.probe(do, page=PAGE, **values)["answer"]

    def make_site(self, name):
        """Make another site."""
        self.system.make_site(CRON_TEST_SITE=name)

    def need_tasks(self, site, count):
        """Add tasks to a site until it has so many of each kind that can come due."""
        there = self._tasks.get(site, 0)
        for kind in wanted.KINDS:
            values = {"kind": kind, "seconds": wanted.WAIT}
            for start in range(there, count, BATCH):
                end = min(start + BATCH, count)
                self.ask(site, "add", start=start, end=end, **values)
        self._tasks[site] = max(there, count)

    def release(self, kind, counts):
        """Let tasks come due at one instant; return it, as text and as a time.

        `counts`: how many of each site.
        """
        begin, total = time.time(), sum(counts.values())
        at = int(begin + AHEAD + total * self._each) + 1
        due = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
        for site, count in counts.items():
            self.ask(site, "release", kind=kind, count=count, due=due)
        # Twice as long the next time, since others use the machine too.
        self._each = max(2 * (time.time() - begin) / total, 0.05)
        return due, at

    def check(self, kind, counts, due):
        """Note what is wrong with runs that are over; return how often they began."""
        attempts = 0
        for site, count in counts.items():
            values = {"kind": kind, "count": count, "due": due}
            answer = self.ask(site, "check", **values)
            attempts += answer["attempts"]
            self.wrong += ["%s: %s" % (site, one) for one in answer["wrong"]]
            before = self._documents.get((site, kind), 0)
            self._documents[site, kind] = answer["documents"]
            added = answer["documents"] - before
            if added != (count if kind in wanted.ADDING else 0):
                self.wrong.append("%s: %d documents by %d runs" % (site, added, count))
        return attempts
