"""The text of a plan, from a file or standard input; and what is wrong with it."""

from collective.cron.commandline.answer import NOT_THERE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import Stopped
from collective.cron.plans import PlanRefused
from collective.cron.plans.files.reading import LONGEST
from contextlib import contextmanager
from six import ensure_binary
from six import ensure_text

import io
import sys


MOST = 4 * LONGEST + 1  # bytes: a longer one is refused as it is read


def add_file(parser):
    """Let a command take the name of a file."""
    parser.add_argument("file", help="a plan as YAML or XML; - for standard input")


def read_text(name):
    """Return the bytes in a file; raise Stopped."""
    if name == "-":
        return getattr(sys.stdin, "buffer", sys.stdin).read(MOST)
    try:
        with io.open(ensure_binary(name), "rb") as stream:
            return stream.read(MOST)
    except EnvironmentError as error:
        why = ensure_text(error.strerror, errors="replace")
        raise Stopped(u"%s: %s" % (ensure_text(name), why), NOT_THERE)


@contextmanager
def refusals(name):
    """Let what is wrong with a plan be what stops the command."""
    try:
        yield
    except PlanRefused as error:
        lines = [
            u"%s: %s" % (ensure_text(name), problem.say()) for problem in error.problems
        ]
        raise Stopped(u"\n".join(lines), NOT_WELL)
