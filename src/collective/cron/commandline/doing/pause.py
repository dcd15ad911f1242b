"""collective-cron pause and resume: all tasks of a site."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.arguments import instant


def _pausing(parser):
    parser.add_argument("reason", help="every page shows it")
    help = "such as 2027-01-31T18:00:00Z (default: until somebody resumes)"
    parser.add_argument("--until", type=instant, help=help)


def _pause(source, options):
    sent = {"reason": options.reason}
    if options.until:
        sent["until"] = options.until
    return _told(source.act_on_site("pause", sent))


def _nothing(parser):
    pass


def _resume(source, options):
    return _told(source.act_on_site("resume", {}))


def _told(told):
    return Answer(told, [told["message"]])


COMMANDS = [
    Command("pause", "pause all tasks of a site", _pausing, _pause, SOURCE),
    Command("resume", "let all tasks of a site run again", _nothing, _resume, SOURCE),
]
