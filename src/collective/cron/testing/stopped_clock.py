"""A clock that stands still, for the product and for the modules of a task.

A task that asks `datetime.now()`, `date.today()`, `time.time()` or `DateTime()` is told
the time of the test: its modules get stand-ins for these. They make plain datetimes, so
what is stored is as ever. Nothing else of the process is touched: the database, threads
and timeouts go by the real clock.
"""

from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.testing import reach
from contextlib import contextmanager
from six import string_types
from six import with_metaclass
from types import ModuleType

import calendar
import datetime
import time


def instant_of(value):
    """Return an aware UTC datetime; `value`: one, or text as 2026-11-23T10:05:00Z."""
    if isinstance(value, string_types):
        return clock.from_iso(value)
    return clock.to_utc(value)


@contextmanager
def stopped_clock(instant, packages=()):
    """Stop the clock at an instant (aware datetime, or 2026-11-23T10:05:00Z).

    go_to() and run_until() move it on. It reaches the packages of all job runners and
    scripts, DateTime, and those whose dotted names are given. What imports time inside
    of a function is not reached.
    """
    with clock.frozen(instant_of(instant)):
        done = []
        try:
            for module in reach.modules(packages):
                for name, value in list(vars(module).items()):
                    stand_in = _find(value)
                    if stand_in is not None:
                        done.append((module, name, value))
                        setattr(module, name, stand_in)
            yield
        finally:
            for module, name, value in done:
                setattr(module, name, value)


def go_to(instant):
    """Set the stopped clock; what comes due until then waits, as without a worker."""
    refuse_real_clock()
    clock.set_now(instant_of(instant))


def refuse_real_clock():
    """Raise CronError unless the clock is stopped."""
    if not clock.is_stopped():
        raise CronError("the clock runs", accepted="with stopped_clock(instant): ...")


class _Like(type(datetime.datetime)):
    """Makes a class that makes real ones, and takes real ones for its own."""

    def __call__(cls, *args, **options):
        return cls.real(*args, **options)

    def __instancecheck__(cls, one):
        return isinstance(one, cls.real)

    def __subclasscheck__(cls, one):
        return issubclass(one, cls.real)


class StoppedDatetime(with_metaclass(_Like, datetime.datetime)):
    """In place of datetime.datetime."""

    real = datetime.datetime

    @classmethod
    def now(cls, tz=None):
        return cls.real.fromtimestamp(_seconds(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return clock.now().replace(tzinfo=None)


class StoppedDate(with_metaclass(_Like, datetime.date)):
    """In place of datetime.date."""

    real = datetime.date

    @classmethod
    def today(cls):
        return cls.real.fromtimestamp(_seconds())


def _seconds():
    now = clock.now()
    return calendar.timegm(now.utctimetuple()) + now.microsecond / 1e6


def _gmtime(seconds=None):
    return time.gmtime(_seconds() if seconds is None else seconds)


def _localtime(seconds=None):
    return time.localtime(_seconds() if seconds is None else seconds)


def _strftime(form, when=None):
    return time.strftime(form, _localtime() if when is None else when)


def _in_place_of(module, **stand_ins):
    found = ModuleType(module.__name__)
    vars(found).update(vars(module), **stand_ins)
    return found


_TIMES = {
    "time": _seconds,
    "gmtime": _gmtime,
    "localtime": _localtime,
    "strftime": _strftime,
}
_DATES = {"datetime": StoppedDatetime, "date": StoppedDate}
# What is replaced, and what it is replaced by.
_STAND_INS = [(getattr(time, name), one) for name, one in _TIMES.items()]
_STAND_INS += [(getattr(datetime, name), one) for name, one in _DATES.items()]
_STAND_INS += [
    (time, _in_place_of(time, **_TIMES)),
    (datetime, _in_place_of(datetime, **_DATES)),
]


def _find(value):
    for real, stand_in in _STAND_INS:
        if value is real:
            return stand_in
