"""Record: what a run left, and what it only told while it worked."""

from collective.cron.interfaces import FAILED
from collective.cron.memory.progress import Meter
from collective.cron.running import outcomes
from collective.cron.testing.replaced import replaced
from contextlib import contextmanager

import sys


class Record(object):
    """All that its Result has, and what that does not keep.

    `result`: the stored IResult, in the connection of the test; `error`: the exception
    that made it FAILED, or None; `exc_info`: the same as sys.exc_info() told it;
    `progress`: every (done, total, message) that was told.
    """

    def __init__(self, result, notes):
        self.result = result
        self.exc_info = notes.exc_info if result.status == FAILED else None
        self.error = self.exc_info and self.exc_info[1]
        self.progress = list(notes.progress)

    def __getattr__(self, name):
        return getattr(self.result, name)

    def __repr__(self):
        return "<%s %s: %s>" % (type(self).__name__, self.status, self.reason)

    @property
    def warnings(self):
        """The warnings, a tuple of text; what made it fail is none."""
        return self.messages[1:] if self.status == FAILED else self.messages

    @property
    def lines(self):
        """The lines of the log, without the time that stands before each."""
        return tuple(line.partition(u" ")[2] for line in self.log)


class Notes(object):
    """What is heard of the run that goes on."""

    def __init__(self):
        self.exc_info = None
        self.progress = []


@contextmanager
def listening():
    """Give Notes of what is told and raised in runs inside the block."""
    notes = Notes()

    def hear_failure(of_failure):
        def heard(mine):
            notes.exc_info = sys.exc_info()
            return of_failure(mine)

        return heard

    def hear_progress(show):
        def heard(meter, done, total=None, message=u""):
            notes.progress.append((done, total, message))
            return show(meter, done, total, message)

        return heard

    with replaced(outcomes, "of_failure", hear_failure):
        with replaced(Meter, "show", hear_progress):
            yield notes
