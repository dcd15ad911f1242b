"""The run that a thread has in hand, for the base class of job runners to find."""

from collections import namedtuple
from collective.cron import clock
from collective.cron.bbb import monotonic
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.telling import signals
from collective.cron.text.lines import Lines
from collective.cron.text.report import Report
from collective.cron.worksite import entering
from collective.cron.worksite import transactions
from collective.cron.worksite.publishing.publication import Publication
from collective.cron.worksite.signature import Signature
from contextlib import contextmanager
from datetime import timedelta

import inspect
import os
import sys
import threading
import transaction


LOG = (20, 80, 300)  # lines at the beginning, at the end, and characters of each
NEWEST = 20  # lines that are shown while it runs
WARNINGS = (20, 20, 500)

_thread = threading.local()

# What ended a run: `kinds`, the names of the class of the exception and of what that is
# derived from, with and without module; `has_committed`: whether the task had ended its
# transaction by itself.
Failure = namedtuple("Failure", "kinds has_committed")


def get():
    """Return the CurrentRun of this thread, or None outside of a run."""
    run = getattr(_thread, "run", None)
    # A child that the task forked has none: of what it says nothing is stored.
    return run if run is not None and run.pid == os.getpid() else None


# What threads of this process work at: by token path of the site, UUID, and start.
WORKING = {}


@contextmanager
def working(site, uid, run, shared=False):
    """Give the CurrentRun that get() returns inside the block, in this thread.

    `shared`: whether it was claimed in the commit of the result of the run before.
    """
    _thread.run = CurrentRun(site, uid, run)
    _thread.run.path = entering.site_path(site)
    _thread.run.committed("claim", shared)
    WORKING[run["token"]] = _thread.run.path, uid, run["started"]
    try:
        yield _thread.run
    finally:
        _thread.run = None
        WORKING.pop(run["token"], None)


class CurrentRun(object):
    """One run while it is worked on: what it said, and how far its chunks are.

    An attempt that is taken back takes back what it said, but for what belongs to
    chunks that were committed.
    """

    def __init__(self, site, uid, run):
        self.site = site
        self.uid = uid
        self.name = "Backend %s" % uid  # for the log
        self.path = None  # of the site, see working()
        self.token = run["token"]
        self.pid = os.getpid()
        self.started = run["started"]
        self.publication = Publication(site)
        self.meter = progress.Meter(site, uid, self.token, self.newest_lines)
        self.watch = cancel.Watch(site, uid, self.token)
        self.log = Lines(*LOG)
        self.warnings = Lines(*WARNINGS)
        self.report = Report()
        # Of this run alone, and whether it is to show what it would do, and do nothing.
        self.settings = dict(run.get("settings") or {})
        self.is_dry = bool(self.settings.get("dry_run"))
        # Then its work in chunks is another than that of the runs before and after it.
        self.has_own_settings = bool(set(self.settings).difference(["dry_run"]))
        # Of work in chunks: where each is by its name, and how many items were done.
        self.positions = {}
        self.items = 0
        # How often in a row another writer was quicker, or the like; and what it was
        # given for that: the floor of its process, and that of all.
        self.conflicts = 0
        self.has_floor = self.goes_first = False
        # Whether the user it is to run as was found once, and is not there any more.
        self.user_is_gone = False
        # Whether the task removed its own Backend, and that is stored.
        self.has_removed = False
        self.failure = None  # a Failure
        self.signature = Signature(u"a run")  # of its transactions
        self.keep()

    @property
    def period(self):
        """The time that it is about, a pair of aware UTC datetimes, or None."""
        found = self.settings.get("period")
        return found and tuple(clock.from_iso(text) for text in found)

    def begin(self, attempt):
        """Begin an attempt, in a new transaction."""
        self.attempt = attempt
        self.failure = None
        self.names = set()  # of work in chunks that this attempt has begun
        self.take_back()
        signals.send(signals.ATTEMPT, site=self.path)

    def committed(self, what, shared=False):
        """Note that something of it was stored: claim, work or result."""
        signals.send(signals.COMMIT, site=self.path, what=what, shared=shared)

    def note_conflict(self):
        """Note that another writer was quicker."""
        self.conflicts += 1
        signals.send(signals.CONFLICT, site=self.path)

    def keep(self):
        """Note that what was said until now belongs to what is committed."""
        self._kept = self.log.copy(), self.warnings.copy(), self.report.mark()

    def take_back(self):
        """Begin a new transaction; what was said since keep() is as never said."""
        log, warnings, shown = self._kept
        self.log, self.warnings = log.copy(), warnings.copy()
        self.report.go_back(shown)
        self._begin()

    def go_on(self):
        """Begin the transaction after a chunk that was committed."""
        self.keep()
        self._begin()

    def _begin(self):
        # To tell whether the task has ended it by itself.
        self.transaction, self.began = transactions.begin(), monotonic()
        self.was_seen = False  # in this transaction, see fence.py
        self.signature.sign()

    @property
    def ended_its_transaction(self):
        """Whether the task did what is not its business: commit or abort."""
        return transaction.get() is not self.transaction

    def note_failure(self):
        """Note the exception that is being handled."""
        kinds = set()
        try:
            for each in inspect.getmro(sys.exc_info()[0]):
                name = each.__name__
                kinds.update((name, "%s.%s" % (each.__module__, name)))
        except BaseException:  # of a class that does not even have a name
            pass
        self.failure = Failure(frozenset(kinds), self.ended_its_transaction)

    def say(self, message):
        """Add a line to the log, headed by the time since the run began."""
        seconds = max((clock.now() - self.started).total_seconds(), 0)
        self.log.add(message, u"%s " % timedelta(seconds=int(seconds)))
        self.meter.show_lines()

    def newest_lines(self):
        """Return the newest lines of the log, a tuple of text."""
        return self.log.newest(NEWEST)
