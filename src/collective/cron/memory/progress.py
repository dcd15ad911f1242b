"""How far a running task is: written beside its transaction, read by everybody.

One small object for each run, by token, in an annotation of the site. Only the process
that works writes it, so it conflicts with nothing; what goes wrong here never reaches
the task.
"""

from collections import namedtuple
from collective.cron import clock
from collective.cron.errors import is_transient
from collective.cron.memory import annotations
from collective.cron.memory import own_connection
from collective.cron.memory import state
from collective.cron.text import failures
from collective.cron.text import redact
from collective.cron.worksite import forks
from collective.cron.worksite.signature import Signature
from datetime import timedelta
from persistent.mapping import PersistentMapping
from six import integer_types


KEY = "collective.cron.progress"  # in the annotations of the site
INTERVAL = timedelta(seconds=1)  # between two updates
LARGEST = 10**15  # that `done` and `total` may be
MESSAGE_LIMIT = 200  # characters
ATTEMPTS = 3  # to store an update; then the next one will do


class Progress(namedtuple("Progress", "done total message at lines")):
    """`done`, `total`: numbers, None if unknown; `at`: aware UTC datetime.

    `lines`: the newest ones of its log, a tuple of text.
    """

    __slots__ = ()

    def __new__(cls, done, total, message, at, lines=()):
        # What a run of a former version stores has no lines.
        return super(Progress, cls).__new__(cls, done, total, message, at, lines)

    @property
    def fraction(self):
        """From 0.0 to 1.0, or None where the total is not known."""
        if self.total is None:
            return None
        if self.total <= 0:
            return 1.0
        return min(max(float(self.done) / self.total, 0.0), 1.0)


def read(site, token):
    """Return the Progress of a running task, or None if it has told nothing."""
    found = annotations.read(site, KEY).get(token)
    return None if found is None else Progress(**found)


def drop(site, token):
    """Forget the progress of a run that has ended."""
    annotations.drop(site, KEY, token)


class Meter(object):
    """Stores the progress of one run, at most once a second; never raises.

    The first update is stored at once, and so is the first that tells of the end. Lines
    of the log come along; without progress they are stored from the second second on,
    so that a short run has no commit more. `newest_lines` returns them.
    """

    def __init__(self, site, uid, token, newest_lines=tuple):
        self.site = site
        self.uid = uid
        self.token = token
        self.newest_lines = newest_lines
        self.began = clock.now()
        self.told = Progress(None, None, u"", self.began)
        self.stored_at = None
        self.ended = False
        self.failed = False
        self.count = 0  # of updates, also those that were not stored

    def show(self, done, total=None, message=u""):
        """Note how far the task is; of many updates a second, one is stored."""
        self.count += 1

        def tell(now):
            # To look at an object is to run the code of its class.
            with forks.kept_out():
                return self._is_due(done, total, now) and Progress(
                    _number(done),
                    _number(total),
                    redact.to_text(message, MESSAGE_LIMIT),
                    now,
                    self.newest_lines(),
                )

        self._update(tell)

    def show_lines(self):
        """Have lines of the log stored that are new, if nothing was for a second."""
        self._update(self._new_lines)

    def _new_lines(self, now):
        since = self.stored_at or self.began
        if since <= now < since + INTERVAL:
            return None
        lines = self.newest_lines()
        return lines != self.told.lines and self.told._replace(at=now, lines=lines)

    def _update(self, tell):
        """Store what tell(now) returns, a Progress or what is false."""
        try:
            now = clock.now()
            told = tell(now)
            if told:
                self.stored_at, self.told = now, told
                self._store(told)
        except BaseException:
            if not self.failed:
                # Once: the task may tell its progress a million times.
                failures.log("Backend %s: its progress is not shown", self.uid)
            self.failed = True

    def _is_due(self, done, total, now):
        ends = not self.ended and total is not None and done >= total
        self.ended = self.ended or ends
        # A clock that was set back must not silence it.
        return (
            ends
            or self.stored_at is None
            or not self.stored_at <= now < self.stored_at + INTERVAL
        )

    def _store(self, progress):
        for _attempt in range(ATTEMPTS):
            with own_connection.alone(self.site) as (site, manager):
                if not state.has_run(site, self.uid, self.token):
                    return
                tree = annotations.make(site, KEY)
                if self.token not in tree:
                    tree[self.token] = PersistentMapping()
                tree[self.token].update(progress._asdict())
                Signature(u"progress of a run").sign(manager.get())
                try:
                    return manager.commit()
                except Exception:
                    if not is_transient():
                        raise  # else a neighbour was quicker


def _number(value):
    if value is None or isinstance(value, integer_types):
        number = value
    else:
        number = float(value)
    if number is not None and not -LARGEST <= number <= LARGEST:
        raise ValueError("progress is not a usable number: %r" % number)
    return number
