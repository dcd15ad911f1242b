"""collective-cron list: all tasks, their status and next runs."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import DONE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.shown import moment
from collective.cron.commandline.shown import path_of
from collective.cron.commandline.shown import table
from collective.cron.overview.selection import NEEDY


HEADS = (u"STATUS", u"PATH", u"TITLE", u"NEXT RUN", u"LAST")


def _arguments(parser):
    parser.add_argument(
        "--attention",
        action="store_true",
        help="those that need somebody; exit code 1 if there are any",
    )


def _call(source, options):
    found = source.tasks()
    if options.attention:
        found = [one for one in found if one["status"]["code"] in NEEDY]
    rows = [
        (
            one["status"]["code"],
            path_of(one),
            one["title"],
            moment(one["next_run"], one["timezone"]),
            (one["last"] or {}).get("status"),
        )
        for one in found
    ]
    code = NOT_WELL if options.attention and found else DONE
    return Answer(found, table(HEADS, rows) if rows else [u"No tasks."], code)


COMMANDS = [Command("list", "list the tasks of a site", _arguments, _call, SOURCE)]
