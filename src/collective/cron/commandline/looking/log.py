"""collective-cron log: what a run said, and why it failed."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import DONE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.arguments import add_task
from collective.cron.interfaces import FAILURES


def _arguments(parser):
    add_task(parser)
    parser.add_argument(
        "result", nargs="?", help="id of a result (default: the newest)"
    )


def _call(source, options):
    found = source.result(options.task, options.result)
    return answer_of(found)


def answer_of(found):
    """Return the Answer that tells of a result."""
    head = u"%s: %s" % (found["status"], found["reason"])
    lines = [head.rstrip(u": ")] + found["log"] + found["messages"]
    lines += found["traceback"].splitlines()
    return Answer(found, lines, NOT_WELL if found["status"] in FAILURES else DONE)


COMMANDS = [
    Command(
        "log",
        "show what a run said; exit code 1 if it failed",
        _arguments,
        _call,
        SOURCE,
    )
]
