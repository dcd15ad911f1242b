"""collective-cron log: what a run said, and why it failed."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import DONE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.arguments import add_task
from collective.cron.commandline.shown import moment
from collective.cron.interfaces import FAILURES


def _arguments(parser):
    add_task(parser)
    parser.add_argument(
        "result", nargs="?", help="id of a result (default: the newest)"
    )


def _call(source, options):
    return answer_of(source, options.task, source.result(options.task, options.result))


def answer_of(source, task, found):
    """Return the Answer that tells of a result of a task: when, how, and what else."""
    reason, when = found["reason"], found["start"] or found["end"]
    head = u"%s  %s" % (moment(when, source.zone(task)), found["status"])
    lines = [u"%s: %s" % (head, reason) if reason else head] + found["log"]
    lines += [message for message in found["messages"] if message != reason]
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
