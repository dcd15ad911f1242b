"""collective-cron cancel: a run that goes on, or those that wait."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.arguments import add_task
from collective.cron.commandline.shown import waiting_in


NOTHING = u"no run of it waits that was asked for"


def _arguments(parser):
    add_task(parser)
    parser.add_argument(
        "--waiting",
        action="store_true",
        help="take away the runs that were asked for and wait; one that goes on, and "
        "the schedule, are left alone",
    )


def _call(source, options):
    if not options.waiting:
        told = source.act(options.task, "cancel", {})
        return Answer(told, [told["message"]])
    found = [one["occurrence"] for one in waiting_in(source.task(options.task))]
    if not found:
        raise Stopped(NOTHING, NOT_WELL)
    for occurrence in found:
        told = source.act(options.task, "cancel", {"occurrence": occurrence})
    message = u"Taken away before they began: %d" % len(found)
    data = {"code": told["code"], "message": message, "withdrawn": found}
    return Answer(data, [message])


COMMANDS = [
    Command("cancel", "ask the run of a task to stop", _arguments, _call, SOURCE)
]
