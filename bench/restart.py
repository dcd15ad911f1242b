"""A worker starts while all is well: every Backend is looked at, nothing is written."""

from bench import tasks
from bench.common import cpu_seconds
from bench.common import median
from bench.common import QUICK
from bench.common import row
from collective.cron.interfaces import IBackend
from collective.cron.memory import state
from collective.cron.queueing import lookup
from collective.cron.running import reconcile

import time


ROUNDS = 1 if QUICK else 3


def measure(database, count):
    """Return the rows; `count` Backends are registered, and no connection is in use."""
    storage = database.storage
    ours, control, cpu, batches = [], [], [], []
    before = storage.getSize(), storage.lastTransaction()
    find_backends = lookup.find_backends

    def noted(site, uids):
        batches.append(len(uids))
        return find_backends(site, uids)

    for _number in range(ROUNDS):
        database.cacheMinimize()
        control.append(_timed(lambda: _wake_all(count)))
        database.cacheMinimize()
        start = cpu_seconds()
        lookup.find_backends = noted
        try:
            ours.append(_timed(lambda: reconcile.reconcile_all(restart=True)))
        finally:
            lookup.find_backends = find_backends
        cpu.append(cpu_seconds() - start)
    if sum(batches) != count * ROUNDS:
        raise RuntimeError("not every Backend was looked at: %d" % sum(batches))
    after = storage.getSize(), storage.lastTransaction()
    size = after[0] - before[0]
    if (after[1] != before[1]) != bool(size):
        raise RuntimeError("a transaction without bytes")
    title = "restart, %s Backends, nothing changed" % format(count, ",d")
    return [
        row(
            "restart",
            title + ": written",
            size,
            unit="B",
            goal=0,
            original="10.3 kB each",
        ),
        row(
            "restart",
            "  in one transaction at most",
            max(batches),
            unit="Backends",
            goal=reconcile.BATCH,
        ),
        row(
            "restart",
            "  time, over waking all of them (empty cache)",
            median(ours),
            median(control),
            "s",
            original="11 to 12 min (extrapolated)",
            each=(ours, control),
        ),
        row(
            "restart",
            "  CPU time",
            median(cpu),
            unit="s",
            original="92 s at 1,000",
            each=cpu,
        ),
    ]


def _timed(function):
    start = time.time()
    function()
    return time.time() - start


def _wake_all(count):
    """Load every Backend by way of the catalog, and its state."""
    with tasks.open_site() as site:
        found = lookup.find_backends(site, lookup.all_uids(site))
        for backend in found.values():
            if not IBackend.providedBy(backend) or not backend.periodicity:
                raise RuntimeError("not a Backend")
            if not state.get_state(site, backend.UID()).plan:
                raise RuntimeError("not registered")
        if len(found) != count:
            raise RuntimeError("%d Backends are found" % len(found))
