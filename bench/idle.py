"""What a worker writes that has nothing to do."""

from bench import instance
from bench import tasks
from bench.common import QUICK
from bench.common import row
from bench.common import settle
from collective.cron.engines.zcasync import library
from collective.cron.interfaces import IBackendJobManager

import time
import transaction


PINGS = 1 if QUICK else 2
WAITING = 20


def measure(database, sections):
    """Return the row; some Backends wait for a later hour, nothing is due."""
    tasks.wire()
    instance.wait_for_dispatcher()
    with tasks.open_site() as site:
        for name in tasks.add_tasks(site, WAITING):
            IBackendJobManager(site[tasks.FOLDER][name]).register_or_remove()
        transaction.commit()
    observed = observe(database.storage)
    return [
        row(
            "idle",
            "idle writes",
            observed["per_minute"],
            "alone: idle bytes a minute",
            "B/min",
            by="ratio",
            goal=1,
            original="83",
            note="%(pings)d pings in %(seconds)d s observed" % observed,
        )
    ]


def observe(storage):
    """Return what is written from one ping of the dispatcher to a later one.

    The first is that of its start. Between two of them lies the ping interval, two
    minutes as shipped, so the time is that many times it, whatever the poll adds.
    """
    settle(storage, 2)
    size, started = storage.getSize(), time.time()
    dispatcher = library.dispatcher.get()
    manager = transaction.TransactionManager()
    connection = dispatcher.db.open(transaction_manager=manager)
    queue = connection.root()[library.KEY][library.QUEUE]
    agents = queue.dispatchers[dispatcher.UUID]
    first, interval = agents.last_ping.value, agents.ping_interval
    seen = [first]

    def pinged():
        manager.begin()
        if agents.last_ping.value != seen[-1]:
            seen.append(agents.last_ping.value)
        return len(seen) > PINGS

    limit = interval.total_seconds() * (PINGS + 1)
    while not pinged():
        if time.time() - started > limit:
            raise RuntimeError("no ping of the dispatcher")
        time.sleep(0.25)
    settle(storage, 1)
    size = storage.getSize() - size
    connection.close()
    elapsed = (seen[-1] - first).total_seconds()
    return {"pings": PINGS, "seconds": elapsed, "per_minute": size * 60.0 / elapsed}
