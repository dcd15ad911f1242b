"""Children of this process: none comes back out of somebody else's code into ours.

A child that is forked has all that its parent has open: the database and its files. If
it went on as its parent does, both would write there. So it ends where the code ends
that forked it, at once, and leaves word in a pipe.
"""

from collective.cron import logger
from collective.cron.bbb import monotonic

import fcntl
import itertools
import os
import select
import struct
import threading
import transaction


MOMENT = 0.25  # seconds that a child which may be about to leave word is waited for
ENDED = 1  # how such a child exits
CHILDREN = "/proc/thread-self/children"  # of the thread; on Linux

_WORD = struct.Struct("=qq")  # the id of the child, and the number of the Nursery
_numbers = itertools.count(1)
_thread = threading.local()


class kept_out(object):
    """A block of somebody else's code, which only the process that began it leaves."""

    def __enter__(self):
        self._pid = os.getpid()

    def __exit__(self, *exception):
        end_unless(self._pid)


def end_unless(pid):
    """End this process at once if its id is another one: it is a child. Flush nothing.

    Neither handlers nor `finally` nor atexit are for it: they are its parent's.
    """
    if os.getpid() != pid:
        _post.leave_word(getattr(_thread, "number", 0))
        os._exit(ENDED)


def guard_commit():
    """Let no child take part in the commit that follows, whoever forks one in it."""
    transaction.get().join(_Guard())


class _Guard(object):
    """Takes part in a commit as the first of all, and stores nothing."""

    transaction_manager = transaction.manager

    def __init__(self):
        self._pid = os.getpid()

    def check(self, _transaction):
        end_unless(self._pid)

    abort = tpc_begin = commit = tpc_vote = tpc_finish = tpc_abort = check

    def sortKey(self):
        return ""


class Nursery(object):
    """While it is entered, this thread may fork children; counts those that we end."""

    def __enter__(self):
        self._number = next(_numbers)
        self._before = getattr(_thread, "number", 0)
        _thread.number = self._number
        _post.open(self._number)
        return self

    def __exit__(self, *exception):
        _thread.number = self._before
        _post.close(self._number)

    def count(self):
        """Return how many were ended; to be called once, when the work is over."""
        known = getattr(_thread, "children", frozenset())
        _thread.children = _children()
        found, end = _post.collect(self._number), monotonic() + MOMENT
        while len(_thread.children - known) > found:
            left = end - monotonic()
            if left <= 0 or not _post.wait(left):
                break
            found += _post.collect(self._number)
        return found


class _Post(object):
    """The pipe of this process in which its children leave word, made when needed."""

    def __init__(self):
        self._begin()

    def _begin(self):
        self._pid = os.getpid()
        self._ends = None
        self._lock = threading.Lock()
        self._found = {}  # number of a Nursery that is entered: children of it

    def open(self, number):
        if self._pid != os.getpid():
            self._begin()  # inherited: its words are for the parent
        with self._lock:
            self._found[number] = 0
            if self._ends is None:
                self._ends = os.pipe()
                for end in self._ends:
                    fcntl.fcntl(end, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
                    fcntl.fcntl(end, fcntl.F_SETFL, os.O_NONBLOCK)

    def close(self, number):
        with self._lock:
            del self._found[number]

    def leave_word(self, number):
        try:
            os.write(self._ends[1], _WORD.pack(os.getpid(), number))
        except (OSError, TypeError):
            pass  # it is full, or none of our runs goes on: then nobody is told

    def wait(self, seconds):
        looking = select.poll()  # select() knows the first 1024 files only
        looking.register(self._ends[0], select.POLLIN)
        try:
            return bool(looking.poll(int(seconds * 1000) + 1))
        except select.error:
            return True  # a signal, on Python 2: the caller looks again

    def collect(self, number):
        """Return how many children of a Nursery have left word since the last call."""
        with self._lock:
            for pid, theirs in iter(self._read, None):
                if theirs in self._found:
                    self._found[theirs] += 1
                else:
                    logger.warning("a child process that came out of run() was ended")
                if theirs == number or theirs not in self._found:
                    _bury(pid)  # not that of a task which may wait for it
            found, self._found[number] = self._found[number], 0
            return found

    def _read(self):
        try:
            return _WORD.unpack(os.read(self._ends[0], _WORD.size))
        except (OSError, struct.error):
            return None  # nothing there


_post = _Post()


def _bury(pid):
    try:
        os.waitpid(pid, 0)
    except OSError:
        pass  # the task has done so, or it was the child of a child


def _children():
    """Return the ids of the children that this thread has, as far as one can know."""
    try:
        handle = os.open(CHILDREN, os.O_RDONLY)
    except OSError:
        return frozenset()
    try:
        return frozenset(os.read(handle, 4096).split())
    finally:
        os.close(handle)
