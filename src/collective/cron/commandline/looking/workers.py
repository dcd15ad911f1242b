"""collective-cron workers: who runs jobs."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import DONE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.shown import moment
from collective.cron.commandline.shown import table


HEADS = (u"WORKER", u"ALIVE", u"LAST SIGN", u"RUNS")


def _arguments(parser):
    pass


def _call(source, options):
    found = source.workers()
    rows = [
        (
            one["name"],
            _say_alive(one),
            moment(one["last_ping"], "UTC"),
            len(one["running"]),
        )
        for one in found["items"]
    ]
    lines = [found["message"]] + (table(HEADS, rows) if rows else [])
    return Answer(found, lines, DONE if found["alive"] else NOT_WELL)


def _say_alive(one):
    if not one["alive"]:
        return u"no"
    # A server of a former version does not say it.
    return u"stops" if one.get("stopping") else u"yes"


COMMANDS = [
    Command(
        "workers",
        "list who runs jobs; exit code 1 if nobody does",
        _arguments,
        _call,
        SOURCE,
    )
]
