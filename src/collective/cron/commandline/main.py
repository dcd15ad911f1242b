"""main: the script collective-cron, and bin/cron of a buildout."""

from collective.cron.commandline import completion
from collective.cron.commandline import instance
from collective.cron.commandline.answer import NO_SITE
from collective.cron.commandline.answer import NOTHING
from collective.cron.commandline.answer import SITE
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.doing import pause
from collective.cron.commandline.doing import repair
from collective.cron.commandline.doing import run
from collective.cron.commandline.doing import simple
from collective.cron.commandline.files import check
from collective.cron.commandline.files import export
from collective.cron.commandline.files import plan
from collective.cron.commandline.looking import coming
from collective.cron.commandline.looking import history
from collective.cron.commandline.looking import list
from collective.cron.commandline.looking import log
from collective.cron.commandline.looking import show
from collective.cron.commandline.looking import workers
from collective.cron.commandline.sources.database import Database
from collective.cron.commandline.sources.server import Server
from six import ensure_text

import argparse
import json
import logging
import sys


MODULES = (
    list,
    show,
    coming,
    run,
    simple,
    pause,
    history,
    log,
    repair,
    workers,
    check,
    plan,
    export,
)
COMMANDS = [command for module in MODULES for command in module.COMMANDS]
CODES = """exit codes:
  0  done
  1  refused; or what was looked at is not well
  2  the command is not understood
  3  no such task, site, result or file
  4  the database or the server cannot be reached
  5  what was waited for has not ended
  6  a plan would change something"""


def main(argv=None):
    """Run the command in `argv`, or of this process; exit with its code."""
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)
    code = call(sys.argv[1:] if argv is None else argv, _write)
    sys.exit(code)


def call(argv, write, open_database=instance.opened):
    """Run a command; return its exit code. `write`: called with each line of text."""
    options = parser().parse_args(argv)
    try:
        answer = _answer(options, open_database)
    except Stopped as error:
        if options.json:
            write(json.dumps({"error": error.message, "code": error.code}))
        else:
            write(u"collective-cron: %s" % error.message)
        return error.code
    if options.json:
        write(json.dumps(answer.data, indent=2, sort_keys=True, ensure_ascii=False))
    else:
        for line in answer.lines:
            write(line)
    return answer.code


def parser():
    """Return the parser of all commands."""
    made = argparse.ArgumentParser(
        prog="collective-cron",
        description="Looks after the scheduled tasks of a Plone site. It runs no task "
        "itself: workers do.",
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--conf", help="path of zope.conf (or %s)" % instance.CONF)
    made.add_argument("--site", help="path or id of the site, if there are several")
    made.add_argument(
        "--url", help="ask the server at this address of the site by REST"
    )
    made.add_argument("--json", action="store_true", help="for programs")
    commands = made.add_subparsers(dest="command", metavar="COMMAND")
    commands.required = True
    for command in COMMANDS + completion.commands(COMMANDS):
        one = commands.add_parser(
            command.name, help=command.help, description=command.help
        )
        command.arguments(one)
        one.set_defaults(call=command.call, needs=command.needs)
    return made


def _answer(options, open_database):
    if options.needs == NOTHING:
        return options.call(None, options)
    if options.url:
        if options.needs == SITE:
            message = u"%s reads files of this machine: it takes --conf, not --url"
            raise Stopped(message % options.command, NO_SITE)
        return options.call(Server(options.url), options)
    with open_database(instance.find_configuration(options.conf)):
        with instance.entered(options.site) as site:
            found = site if options.needs == SITE else Database(site)
            return options.call(found, options)


def _write(line):
    stream = getattr(sys.stdout, "buffer", sys.stdout)
    stream.write((ensure_text(line) + u"\n").encode("utf-8"))
    stream.flush()
