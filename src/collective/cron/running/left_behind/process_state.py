"""What belongs to the process, whatever runs in it: looked at, compared, put back."""

from collections import namedtuple
from collective.cron import logger
from collective.cron.running.left_behind import logging_state
from collective.cron.text import redact
from six import ensure_str

import gc
import locale
import os
import signal
import socket
import sys
import threading
import time
import warnings


UMASK = b"\nUmask:"  # in the status of a process; on Linux
STATUS = "/proc/self/status"
NAMES = 5  # of variables that are told
HOOKS = (
    (sys, "excepthook"),
    (sys, "displayhook"),
    (sys, "unraisablehook"),
    (threading, "excepthook"),
    (threading, "_trace_hook"),
    (threading, "_profile_hook"),
    (warnings, "showwarning"),
)
STREAMS = ((sys, "stdin"), (sys, "stdout"), (sys, "stderr"))
LIMITS = ("recursionlimit", "switchinterval", "checkinterval")
FOLDER, ENVIRONMENT = u"the current folder", u"environment variables"


class Aspect(namedtuple("Aspect", "name look put_back imported slow")):
    """`look`: gives a value to compare, None if it cannot be known; `put_back(value)`.

    `imported`: whether a module may rightly change it when it is imported. `slow`:
    whether to look takes more than some microseconds.
    """

    __slots__ = ()

    def __new__(cls, name, look, put_back, imported=False, slow=False):
        return super(Aspect, cls).__new__(cls, name, look, put_back, imported, slow)


class State(object):
    """The process as it is now. `thorough`: with what takes longer to look at."""

    def __init__(self, thorough):
        self.thorough = thorough
        self.modules = len(sys.modules)
        self.values = [
            aspect.look() if thorough or not aspect.slow else None for aspect in ASPECTS
        ]

    def differences(self, before):
        """Return the aspects, as indexes, in which the process is not as it was."""
        imported = self.modules != before.modules
        return [
            index
            for index, aspect in enumerate(ASPECTS)
            if self.values[index] is not None
            and before.values[index] is not None
            and not (imported and aspect.imported)
            and _differ(self.values[index], before.values[index])
        ]

    def name(self, index, before):
        """Return what differs, in words."""
        name = ASPECTS[index].name
        if name == ENVIRONMENT:
            found = sorted(_changed(self.values[index], before.values[index]))
            more = [u"..."] if len(found) > NAMES else []
            name = u"%s (%s)" % (name, u" ".join(found[:NAMES] + more))
        return name

    def may_have_changed(self, index, began):
        """Tell whether this may differ from how it was at another look."""
        before = began.values[index]
        return before is None or _differ(self.values[index], before)

    def put_back(self, index):
        """Let the process be in one aspect as it was at this look; never raises."""
        try:
            ASPECTS[index].put_back(self.values[index])
        except BaseException as error:
            name, reason = ASPECTS[index].name, redact.describe_error(error)
            logger.error("%s cannot be put back: %s", name, reason)

    @property
    def is_in_no_folder(self):
        return not self.values[0]

    def enter_folder(self):
        """Go where the process was at this look, or as near as it can."""
        self.put_back(0)


def _differ(one, other):
    try:
        return bool(one != other)
    except BaseException:
        return True  # somebody's own stream, for one, that cannot be compared


def _look_at_folder():
    try:
        return os.getcwd()
    except OSError:
        return u""  # it was removed, or must not be read


def _enter_folder(path):
    # It may be gone itself; and all that is relative needs one.
    while path:
        try:
            return os.chdir(path)
        except OSError:
            path = os.path.dirname(path) if path != os.path.dirname(path) else None


def _look_at_environment():
    # As it is kept, since to decode it all takes a hundred times as long.
    kept = getattr(os.environ, "_data", None)
    found = (os.environ.data if kept is None else kept).copy()
    for key in ("TZ", b"TZ"):
        found.pop(key, None)  # that is the zone
    return found


def _changed(one, other):
    keys = [key for key in set(one) | set(other) if one.get(key) != other.get(key)]
    return [u"%s" % _native(key) for key in keys]


def _native(value):
    errors = "strict" if str is bytes else "surrogateescape"
    return ensure_str(value, "utf-8", errors)


def _set_environment(values):
    now = _look_at_environment()
    for key in set(now) | set(values):
        if key not in values:
            del os.environ[_native(key)]
        elif now.get(key) != values[key]:
            os.environ[_native(key)] = _native(values[key])


def _look_at_zone():
    return os.environ.get("TZ"), time.tzname, time.timezone, time.altzone


def _set_zone(value):
    if value[0] is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = value[0]
    time.tzset()


def _look_at_umask():
    # To ask the system is to set it, for a moment in which others make files.
    try:
        handle = os.open(STATUS, os.O_RDONLY)
    except OSError:
        return None
    try:
        found = os.read(handle, 512).partition(UMASK)[2].split(None, 1)
    finally:
        os.close(handle)
    return int(found[0], 8) if found else None


def _look_at_garbage():
    return gc.isenabled(), gc.get_threshold(), gc.get_debug()


def _set_garbage(value):
    enabled, threshold, debug = value
    (gc.enable if enabled else gc.disable)()
    gc.set_threshold(*threshold)
    gc.set_debug(debug)


def _look_at_filters():
    return list(warnings.filters)


def _set_filters(value):
    warnings.filters[:] = value
    # What was decided by the others is remembered by version, on Python 3.
    getattr(warnings, "_filters_mutated", int)()


def _look_at_path():
    return list(sys.path)


def _set_path(value):
    sys.path[:] = value


def _attributes(pairs):
    """Return how to look at attributes of modules, those that are there, and to set."""
    pairs = [pair for pair in pairs if hasattr(*pair)]

    def look():
        return tuple([getattr(*pair) for pair in pairs])

    def put_back(value):
        for (module, name), one in zip(pairs, value):
            setattr(module, name, one)

    return look, put_back


def _limits():
    names = [name for name in LIMITS if hasattr(sys, "get" + name)]
    if "switchinterval" in names:
        names = [name for name in names if name != "checkinterval"]

    def look():
        return tuple([getattr(sys, "get" + name)() for name in names])

    def put_back(value):
        for name, one in zip(names, value):
            getattr(sys, "set" + name)(one)

    return look, put_back


SIGNALS = [
    getattr(signal, "SIG" + name)
    for name in "HUP INT TERM USR1 USR2 ALRM CHLD PIPE".split()
]


def _look_at_signals():
    # No other thread than the main one can change them.
    if isinstance(threading.current_thread(), threading._MainThread):
        return [signal.getsignal(number) for number in SIGNALS]


def _set_signals(value):
    for number, handler in zip(SIGNALS, value):
        if handler is not None:
            signal.signal(number, handler)


def _set_locale(value):
    locale.setlocale(locale.LC_ALL, value)


ASPECTS = (
    Aspect(FOLDER, _look_at_folder, _enter_folder),
    Aspect(u"the time zone of the process", _look_at_zone, _set_zone),
    Aspect(u"the locale", lambda: locale.setlocale(locale.LC_ALL), _set_locale),
    Aspect(u"the umask", _look_at_umask, os.umask, slow=True),
    Aspect(
        u"the time limit of sockets",
        lambda: (socket.getdefaulttimeout(),),
        lambda value: socket.setdefaulttimeout(*value),
    ),
    Aspect(u"the collection of garbage", _look_at_garbage, _set_garbage),
    Aspect(u"the standard streams", *_attributes(STREAMS)),
    Aspect(u"logging", logging_state.look, logging_state.put_back),
    Aspect(
        u"loggers",
        logging_state.look_at_all,
        logging_state.put_all_back,
        imported=True,
        slow=True,
    ),
    Aspect(u"filters of warnings", _look_at_filters, _set_filters, imported=True),
    Aspect(ENVIRONMENT, _look_at_environment, _set_environment, imported=True),
    Aspect(u"the path of modules", _look_at_path, _set_path, imported=True),
    Aspect(u"handlers of signals", _look_at_signals, _set_signals),
    Aspect(u"limits of Python", *_limits()),
    Aspect(u"hooks of Python", *_attributes(HOOKS)),
)
