"""is_job_present, in a short queue and in a long one."""

from bench import tasks
from bench.common import median
from bench.common import rounds
from bench.common import row
from bench.engine import engine
from collective.cron.interfaces import IBackendJobManager
from Testing.makerequest import makerequest
from zope.component.hooks import setSite

import time


ROUNDS = 40
SAMPLE = 30


def measure(database, tid, queue, few, many):
    """Return the rows; `few` and `many` are the ids of the Backends that are queued.

    A connection to the past shows the database as it was at `tid`, with few queued,
    and `queue` is a queue of the engine of that time, so both are measured in turns.
    """
    database.setHistoricalCacheSize(database.getCacheSize())
    past, present = database.open(at=tid), engine.current()
    try:
        with tasks.open_site() as site:
            former = makerequest(past.root()["Application"])[site.getId()]
            short = _Queue(former, few, queue)
            long_ = _Queue(site, many, present)
            for _number in range(rounds(ROUNDS)):
                short.ask()
                long_.ask()
            loaded = long_.count_loaded(), short.count_loaded()
            setSite(site)
            engine.use(present)
    finally:
        past.close()
    return [
        row(
            "present",
            "is_job_present, %s queued over %d" % (format(len(many), ",d"), len(few)),
            median(long_.seconds) * 10**6,
            median(short.seconds) * 10**6,
            "us",
            by="ratio",
            goal=1.5,
            original="60 (96.5 ms)",
            each=(long_.seconds, short.seconds),
        ),
        row("present", "  objects loaded, empty cache", *loaded),
    ]


class _Queue(object):
    """A queue, and Backends whose jobs are at its front, in the middle, at its end."""

    def __init__(self, site, names, queue):
        self.site, self.queue = site, queue
        chosen = names[:: max(len(names) // SAMPLE, 1)]
        self._enter()
        self.tasks = [site[tasks.FOLDER][name] for name in chosen]
        self.seconds = []
        self.ask()
        del self.seconds[:]  # the first time loads what the others find

    def ask(self):
        """Time one call for each Backend."""
        self._enter()
        for task in self.tasks:
            manager = IBackendJobManager(task)
            start = time.time()
            present = manager.is_job_present()
            self.seconds.append(time.time() - start)
            if not present:
                raise RuntimeError("a job that was queued is not found")

    def count_loaded(self):
        """Return how many objects a call loads when nothing is in the cache."""
        self._enter()
        connection, counts = self.site._p_jar, []
        for task in self.tasks:
            connection.cacheMinimize()
            manager = IBackendJobManager(task)
            connection.getTransferCounts(True)
            manager.is_job_present()
            counts.append(connection.getTransferCounts(True)[0])
        return median(counts)

    def _enter(self):
        setSite(self.site)
        engine.use(self.queue)
