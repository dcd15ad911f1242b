"""collective-cron show: all there is on one task."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import DONE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.arguments import add_task
from collective.cron.commandline.shown import moment
from collective.cron.commandline.shown import pairs
from collective.cron.commandline.shown import path_of
from collective.cron.commandline.shown import waiting_in
from collective.cron.overview.selection import NEEDY


def _call(source, options):
    task = source.task(options.task)
    zone, last = task["timezone"], task["last"] or {}
    lines = pairs(
        [
            (u"Title", task["title"]),
            (u"Path", path_of(task)),
            (u"UUID", task["uid"]),
            (u"Type", task["type"]),
            (u"Status", task["status"]["code"]),
            (u"Reason", task["status"]["reason"]),
            (u"Schedule", u"%s (%s)" % (task["periodicity"], zone)),
            (u"In words", task["words"]),
            (u"Next run", task["next_run"] and moment(task["next_run"], zone)),
            (u"Last run", _begun(last, zone)),
            (u"It was", last.get("status")),
            (u"Because", last.get("reason")),
            (u"Running", u", ".join(one["worker"] for one in task["running"])),
            (u"Waiting", u", ".join(_due(one, zone) for one in waiting_in(task))),
        ]
    )
    code = NOT_WELL if task["status"]["code"] in NEEDY else DONE
    return Answer(task, lines, code)


def _begun(last, zone):
    return moment(last["start"] or last["end"], zone) if last else None


def _due(one, zone):
    return moment(one.get("at", one["occurrence"]), zone)


COMMANDS = [
    Command(
        "show",
        "show one task; exit code 1 if it needs somebody",
        add_task,
        _call,
        SOURCE,
    )
]
