"""What processes note while they are measured: lines in a file that all share."""

from collections import namedtuple

import io
import os
import time


VARIABLE = "CRON_SCALE_NOTES"  # has the path of the file

# When, by which process, what: a run began; a result, with its status and site; a
# commit or a conflict, with what it was for; loads, with how many objects were read
# since the last result; a look of the reconciler, with its seconds.
Note = namedtuple("Note", "at pid what value")


def note(what, value=""):
    """Add a line; lines of several processes never mix."""
    line = "%.4f %d %s %s\n" % (time.time(), os.getpid(), what, value)
    handle = os.open(os.environ[VARIABLE], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        os.write(handle, line.encode("ascii"))
    finally:
        os.close(handle)


class Reader(object):
    """Reads what was noted since it was asked last."""

    def __init__(self, path):
        open(path, "a").close()
        # One of Python 2 reads nothing more once it was at the end.
        self._stream = io.open(path, encoding="ascii")
        self._rest = ""

    def read(self):
        """Return the new Notes."""
        lines = (self._rest + self._stream.read()).split("\n")
        self._rest = lines.pop()
        return [parse(line) for line in lines]

    def close(self):
        self._stream.close()


def parse(line):
    """Return the Note of a line."""
    at, pid, what, value = line.split(" ", 3)
    return Note(float(at), int(pid), what, value)
