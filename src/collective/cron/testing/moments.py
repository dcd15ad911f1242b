"""Moments of a run that a test chooses: it is cancelled, killed, or meets a conflict.

Each is a `with` block around a run, and fails if the moment never came.
"""

from collective.cron.errors import RunLost
from collective.cron.memory import cancel
from collective.cron.memory import own_connection
from collective.cron.memory.progress import Meter
from collective.cron.running import chunks
from collective.cron.running import current_run
from collective.cron.running import outcomes
from collective.cron.running.steps import work
from collective.cron.testing.replaced import replaced
from contextlib import contextmanager
from ZODB.POSException import ConflictError

import sys
import transaction


END = object()  # the moment at which run() has ended, and nothing is stored
WHO = u"the test"  # that cancels


class Killed(BaseException):
    """The worker dies here. Not an Exception, so that no task goes on after it."""


class Conflict(object):
    """Takes part in one commit, and lets it fail as if another writer was quicker."""

    transaction_manager = transaction.manager

    def tpc_vote(self, txn):
        raise ConflictError("conflict_once()")

    def nothing(self, txn):
        pass

    abort = tpc_begin = commit = tpc_finish = tpc_abort = nothing

    def sortKey(self):
        return "~conflict"  # after the database


@contextmanager
def cancel_at(item):
    """Let somebody press Cancel when the task is at an item, once.

    An item of in_chunks(), or a number that the task tells as done by progress(). The
    task stops when it looks for that the next time.
    """
    with _at(item, _cancel):
        yield


@contextmanager
def kill_during(item=END):
    """Let the worker die when the task is at an item, see cancel_at(), once.

    Without an item: when run() has ended, and nothing of it is stored. What a killed
    worker leaves is there then: the result is INTERRUPTED, and the run is queued again
    if the task may be repeated; run_due() does that.
    """

    def kill():
        raise Killed()

    def leave(of_failure):
        def lost(mine):
            if isinstance(sys.exc_info()[1], Killed):
                raise RunLost("its worker was killed by the test")
            return of_failure(mine)

        return lost

    with replaced(outcomes, "of_failure", leave), _at(item, kill):
        yield


@contextmanager
def conflict_once():
    """Let the first commit of the work fail, as if another writer was quicker.

    What the task wrote is taken back, and it does its work again.
    """
    done = []

    def meet(real):
        def once(*args):
            if not done:
                done.append(True)
                transaction.get().join(Conflict())
            return real(*args)

        return once

    with replaced(work, "_work", meet):
        yield
    _check(done, "no run began")


@contextmanager
def _at(item, happen):
    """Call happen() once, when the task is at this item."""
    done = []

    def come(here):
        if not done and here:
            done.append(True)
            happen()

    def before_item(work_on):
        def at_item(work, one):
            come(item is not END and one == item)
            return work_on(work, one)

        return at_item

    def before_progress(show):
        def at_progress(meter, number, *args, **options):
            shown = show(meter, number, *args, **options)
            come(item is not END and number == item)
            return shown

        return at_progress

    def before_end(of_what_ended):
        def at_end(mine, returned):
            come(item is END)
            return of_what_ended(mine, returned)

        return at_end

    with replaced(chunks, "work_on", before_item):
        with replaced(Meter, "show", before_progress):
            with replaced(outcomes, "of_what_ended", before_end):
                yield
    _check(done, "no run came to %r" % (item,))


def _cancel():
    run = current_run.get()
    with own_connection.alone(run.site) as (site, manager):
        cancel.request(site, run.token, WHO)
        manager.commit()
    run.watch.looked_at = None  # it looks at most once a second


def _check(done, what):
    if not done:
        raise AssertionError(what)
