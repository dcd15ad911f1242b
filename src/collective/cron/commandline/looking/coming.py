"""collective-cron next: when a task runs next, or all of them."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.arguments import add_count
from collective.cron.commandline.shown import moment
from collective.cron.commandline.shown import path_of
from collective.cron.commandline.shown import table


MOST = 1000


def _arguments(parser):
    parser.add_argument("task", nargs="?", help="one task; left out: the next of each")
    add_count(parser, 5, MOST)


def _call(source, options):
    if options.task:
        task, instants = source.upcoming(options.task, options.count)
        found = [{"task": path_of(task), "at": one} for one in instants]
        return Answer(found, [moment(one, task["timezone"]) for one in instants])
    tasks = [one for one in source.tasks() if one["next_run"]]
    tasks.sort(key=lambda one: one["next_run"])
    found = [{"task": path_of(one), "at": one["next_run"]} for one in tasks]
    rows = [(moment(one["next_run"], one["timezone"]), path_of(one)) for one in tasks]
    return Answer(found, table((u"NEXT RUN", u"PATH"), rows))


COMMANDS = [Command("next", "say when tasks run next", _arguments, _call, SOURCE)]
