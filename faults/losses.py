"""A queue that loses what it had, gets back what it has lost, or cannot be written."""

from faults.bed import CANARY
from faults.kind import CANARY_IS_DUE
from faults.kind import kind
from faults.kind import soon

import time


def can(name):
    """Return a function that tells whether the queue of a Bed can do that."""
    return lambda bed: hasattr(bed.queue, name)


@kind("empty-queue", interrupts=False, needs=can("empty"))
def empty_queue(bed, random):
    soon(bed, random.uniform(0.5, 4))
    time.sleep(random.uniform(0, 2))
    bed.queue.empty()
    yield "emptied"


@kind("lose-message", interrupts=False, needs=can("lose_first"))
def lose_message(bed, random):
    # No other is due before it.
    bed.insist(lambda: bed.page("schedule", uid=bed.tasks[CANARY], seconds=3))
    time.sleep(1)
    bed.queue.lose_first()
    yield CANARY_IS_DUE


@kind("restore-queue", interrupts=False, needs=can("restore"))
def restore_queue(bed, random):
    soon(bed, 2.5)
    time.sleep(1)
    copy = bed.queue.copy()
    # Meanwhile what is in the copy is run.
    time.sleep(random.uniform(4, 9))
    bed.queue.restore(copy)
    yield "restored"


@kind("full-queue", interrupts=False, needs=can("fill"))
def full_queue(bed, random):
    _closed(bed, random, bed.queue.fill)
    yield "released"


@kind("read-only-queue", interrupts=False, needs=can("make_read_only"))
def read_only_queue(bed, random):
    _closed(bed, random, bed.queue.make_read_only)
    yield "released"


def _closed(bed, random, close):
    soon(bed, random.uniform(0.5, 6))
    time.sleep(random.uniform(0, 2))
    close()
    try:
        time.sleep(random.uniform(4, 10))
    finally:
        bed.queue.release()


KINDS = [empty_queue, lose_message, restore_queue, full_queue, read_only_queue]
