"""collective-cron check: a plan, looked at without a site."""

from collective.cron import plans
from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import NOTHING
from collective.cron.commandline.files.reading import add_file
from collective.cron.commandline.files.reading import read_text
from collective.cron.commandline.files.reading import refusals


def _call(nothing, options):
    with refusals(options.file):
        unknown = plans.check(read_text(options.file))
    lines = [u"Nothing is wrong with it."]
    if unknown:
        lines.append(
            u"The settings of these types were not looked at: %s" % u", ".join(unknown)
        )
    return Answer({"unknown_types": unknown}, lines)


COMMANDS = [
    Command(
        "check", "look at a plan without a site, as in CI", add_file, _call, NOTHING
    )
]
