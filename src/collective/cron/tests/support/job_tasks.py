"""Tasks for tests that use what JobRunner offers; each is called with the runner."""

from BTrees.OOBTree import OOBTree
from collective.cron.tests.support.deeds import children
from collective.cron.tests.support.deeds import endings

import time


played = {}


def play(runner):
    """Do what the test has put here; in the process of the test only."""
    return played["run"](runner)


def chunks(runner):
    """Count each of ten items in the database, three in a chunk, and take long."""

    def work(item):
        done = runner.backend.done
        done[item] = done.get(item, 0) + 1
        time.sleep(runner.backend.seconds)

    if getattr(runner.backend, "done", None) is None:
        runner.backend.done = OOBTree()
    runner.in_chunks([u"item %02d" % number for number in range(10)], work, size=3)


def until_cancelled(runner):
    """Go on until somebody asks it to stop, a minute at most, and tell how far it is.

    Its transaction is open all the time.
    """
    runner.backend.counter += 1
    for number in range(600):
        runner.progress(number + 1, 600, u"step %d" % (number + 1))
        runner.check_cancelled()
        time.sleep(0.1)


JOBS = dict(
    (function.__name__, function)
    for function in [play, chunks, until_cancelled]
    + [deed.do for deed in children.deed + endings.deed]
)
