"""collective-cron history: the results of a task, newest first."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.shown import moment
from collective.cron.commandline.shown import table


HEADS = (u"RESULT", u"STATUS", u"BEGAN", u"SECONDS", u"TRIGGER", u"REASON")
MOST = 100


def _arguments(parser):
    parser.add_argument("task", help="its path in the site, its UUID, or its id")
    parser.add_argument(
        "-n", type=int, default=20, dest="count", help="how many (default: 20)"
    )


def _call(source, options):
    found = source.results(options.task, max(1, min(options.count, MOST)))
    zone = source.task(options.task)["timezone"]
    rows = [
        (
            one["id"],
            one["status"],
            moment(one["start"] or one["end"], zone),
            None if one["duration"] is None else u"%.1f" % one["duration"],
            one["trigger"],
            one["reason"],
        )
        for one in found
    ]
    return Answer(found, table(HEADS, rows) if rows else [u"No results."])


COMMANDS = [Command("history", "list the results of a task", _arguments, _call, SOURCE)]
