"""collective-cron history: the results of a task, newest first."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.arguments import add_count
from collective.cron.commandline.arguments import add_task
from collective.cron.commandline.shown import moment
from collective.cron.commandline.shown import table


HEADS = (u"RESULT", u"STATUS", u"BEGAN", u"SECONDS", u"TRIGGER", u"REASON")
MOST = 100


def _arguments(parser):
    add_task(parser)
    add_count(parser, 20, MOST)


def _call(source, options):
    found = source.results(options.task, options.count)
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
