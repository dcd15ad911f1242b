"""collective-cron export: the tasks of a site as a plan."""

from collective.cron import plans
from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import SITE
from six import ensure_text


def _arguments(parser):
    parser.add_argument("--plan", help="those of this plan alone")
    parser.add_argument(
        "--format", choices=("yaml", "xml"), default="yaml", help="(default: yaml)"
    )


def _call(site, options):
    plan = ensure_text(options.plan) if options.plan else None
    text = plans.export(site, plan, options.format)
    return Answer({"plan": text}, text.splitlines())


COMMANDS = [
    Command("export", "write the tasks of a site as a plan", _arguments, _call, SITE)
]
