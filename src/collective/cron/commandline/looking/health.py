"""collective-cron health: what a monitor is told; 1 where HTTP says 503."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import DONE
from collective.cron.commandline.answer import INSTALLATION
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.shown import pairs
from collective.cron.commandline.shown import table
from collective.cron.health import rule


HEADS = (u"CHECK", u"STATUS", u"COUNT", u"SITE")


def _arguments(parser):
    parser.add_argument(
        "--checks", help="these alone, with commas, such as workers,queue,late"
    )


def _call(source, options):
    told = rule.chosen(source.health(), options.checks)
    workers = told["workers"]
    lines = pairs(
        [
            (u"Status", told["status"]),
            (u"Sites", told["site_count"]),
            (u"Workers", _say(workers["alive"])),
            (u"Paused", u", ".join(_paused(told))),
            (u"Database", None if told["database"] == "ok" else told["database"]),
            (u"Queue", _say_queue(told["queue"])),
        ]
    )
    rows = [
        [one[name] for name in ("check", "status", "count", "site")]
        for one in told["problems"]
    ]
    code = NOT_WELL if rule.http_status(told) != 200 else DONE
    return Answer(told, lines + (table(HEADS, rows) if rows else []), code)


def _say(number):
    return u"nobody can tell" if number is None else u"%d" % number


def _say_queue(found):
    """Return what is the matter with the queue, None if nothing is."""
    if found == "ok":
        return None
    return found["reason"] if isinstance(found, dict) else found


def _paused(told):
    return [one["site"] for one in told["sites"] if one.get("pause")]


COMMANDS = [
    Command(
        "health",
        "say what a monitor is told of the site, or of all; exit code 1 if it fails",
        _arguments,
        _call,
        INSTALLATION,
    )
]
