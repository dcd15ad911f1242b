"""One executed occurrence, over a bare job of zc.async on the same dispatcher."""

from bench import tasks
from bench.common import median
from bench.common import rounds
from bench.common import row
from bench.common import settle
from bench.common import transactions_after
from bench.common import wait_until
from collective.cron import clock
from collective.cron.engines.zcasync import jobqueue
from collective.cron.engines.zcasync import library
from collective.cron.interfaces import IBackendJobManager
from collective.cron.worksite.retry import in_transaction
from datetime import timedelta

import transaction


ROUNDS = 40
TASKS = 8
SOON = timedelta(seconds=0.3)


def nothing():
    """The bare job."""


def measure(site, storage):
    """Return the rows: ours and the control in turns, each job alone in the queue.

    Ours is in its steady state: a hundred results are there, one more is stored, one
    is pruned, and the following occurrence is queued. The bare job is put by hand, so
    its put is counted with it: every occurrence has to be queued by somebody.
    """
    names = tasks.add_tasks(site, TASKS)
    found = [site[tasks.FOLDER][name] for name in names]
    for task in found:
        tasks.fill_results(task, 130)
    ours, bare, alone = [], [], []
    for number in range(rounds(ROUNDS) + TASKS):
        one = _run_ours(storage, found[number % TASKS])
        put, run = _run_bare(storage)
        if number >= TASKS:  # each has been through its first run
            ours.append(one)
            bare.append((put[0] + run[0], put[1] + run[1]))
            alone.append(run)
    sides = (ours, bare, alone)
    return _rows(*[[median(values) for values in zip(*side)] for side in sides])


def _run_ours(storage, task):
    """Return (transactions, bytes) of a run, without what put it there."""
    already = len(tasks.FINISHED)
    begin_after = clock.now() + SOON
    # The dispatcher may write into its queue at the same moment.
    in_transaction(lambda: IBackendJobManager(task).register_job(begin_after))
    before = storage.lastTransaction(), storage.getSize()
    wait_until(lambda: len(tasks.FINISHED) > already, 30, "a run")
    settle(storage)
    return transactions_after(storage, before[0]), storage.getSize() - before[1]


def _run_bare(storage):
    """Return (transactions, bytes) of the put of a bare job, and those of its run."""
    before = storage.getSize()
    transaction.begin()
    queue = jobqueue.find_queue()
    job = queue.put(library.job.Job(nothing), begin_after=clock.now() + SOON)
    transaction.commit()
    put = 1, storage.getSize() - before
    before = storage.lastTransaction(), storage.getSize()

    def done():
        transaction.begin()
        return job.status == library.interfaces.COMPLETED

    wait_until(done, 30, "a bare job")
    settle(storage)
    run = transactions_after(storage, before[0]), storage.getSize() - before[1]
    return put, run


def _rows(ours, bare, alone):
    return [
        row(
            "occurrence",
            "one occurrence: transactions over a bare job",
            ours[0],
            bare[0],
            "",
            by="more",
            goal=3,
            original="not measured",
        ),
        row(
            "occurrence",
            "  bytes",
            ours[1],
            bare[1],
            "B",
            by="more",
            goal=8000,
            original="some 110 kB more",
        ),
        row(
            "occurrence",
            "  transactions, the bare job's put left out",
            ours[0],
            alone[0],
            "",
            by="more",
            goal=3,
        ),
        row(
            "occurrence",
            "  bytes, the bare job's put left out",
            ours[1],
            alone[1],
            "B",
            by="more",
            goal=8000,
        ),
    ]
