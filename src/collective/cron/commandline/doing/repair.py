"""collective-cron repair: queue what is missing, close lost runs."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import SOURCE


def _arguments(parser):
    parser.add_argument("task", nargs="?", help="one task; left out: all of the site")


def _call(source, options):
    if options.task:
        told = source.act(options.task, "repair", {})
    else:
        told = source.act_on_site("repair", {})
    return Answer(told, [told["message"]])


COMMANDS = [
    Command(
        "repair", "queue what is missing, close lost runs", _arguments, _call, SOURCE
    )
]
