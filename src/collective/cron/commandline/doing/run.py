"""collective-cron run: one run besides the schedule, by a worker; and wait for it."""

from collective.cron.bbb import monotonic
from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import INTERRUPTED
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.answer import TIMED_OUT
from collective.cron.commandline.arguments import add_task
from collective.cron.commandline.arguments import seconds
from collective.cron.commandline.looking import log
from collective.cron.interfaces import SKIPPED

import time


LOOK = 0.5  # seconds between looks
LOOKED_AT = 20  # results, in search of that of the run
NOT_YET = u"it has not ended after %g seconds; it goes on, or waits for a worker"
NOT_HERE = u"it has not ended here: it waits, or a worker was quicker"
GOES_ON = u"nobody waits for it any more; it goes on, or waits for a worker"


def _arguments(parser):
    add_task(parser)
    parser.add_argument(
        "--dry", action="store_true", help="show what it would do, and do nothing"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--here",
        action="store_true",
        help="in this process, and not by a worker; the exit code is that of log",
    )
    how.add_argument(
        "--wait",
        nargs="?",
        type=seconds,
        const=3600,
        metavar="SECONDS",
        help="until it has ended (an hour, or so many seconds); the exit code is that "
        "of log, or 5 if it has not",
    )


def _call(source, options):
    sent = {"dry_run": True} if options.dry else {}
    if options.here:
        told = source.run_here(options.task, sent)
        return _ended(source, options.task, told["asked"], 0, NOT_HERE)
    told = source.act(options.task, "run", sent)
    if options.wait is None:
        return Answer(told, [told["message"]])
    try:
        not_yet = NOT_YET % options.wait
        return _ended(source, options.task, told["asked"], options.wait, not_yet)
    except KeyboardInterrupt:
        raise Stopped(GOES_ON, INTERRUPTED)


def _ended(source, task, asked, seconds, not_yet):
    """Return the Answer that tells of a run; raise Stopped with the text `not_yet`."""
    end = monotonic() + seconds
    while True:
        source.look_again()
        for result in source.results(task, LOOKED_AT):
            is_it = result["occurrence"] == asked and result["trigger"] != "schedule"
            if is_it and not _is_to_come(source, task, asked, result):
                return log.answer_of(source, task, result)
        if monotonic() >= end:
            raise Stopped(not_yet, TIMED_OUT)
        time.sleep(LOOK)


def _is_to_come(source, task, asked, result):
    """Tell whether a run goes on although a result tells of it: it was tried again."""
    if result["status"] == SKIPPED:
        return False
    return any(one["occurrence"] == asked for one in source.task(task)["running"])


COMMANDS = [Command("run", "ask for one run of a task", _arguments, _call, SOURCE)]
