"""main: the script collective-cron, and bin/cron of a buildout."""

from collective.cron.commandline import completion
from collective.cron.commandline import failures
from collective.cron.commandline import instance
from collective.cron.commandline.answer import INSTALLATION
from collective.cron.commandline.answer import INTERRUPTED
from collective.cron.commandline.answer import NO_SITE
from collective.cron.commandline.answer import NOTHING
from collective.cron.commandline.answer import SITE
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.answer import UNREAD
from collective.cron.commandline.doing import cancel
from collective.cron.commandline.doing import pause
from collective.cron.commandline.doing import repair
from collective.cron.commandline.doing import run
from collective.cron.commandline.doing import simple
from collective.cron.commandline.files import check
from collective.cron.commandline.files import export
from collective.cron.commandline.files import plan
from collective.cron.commandline.files import takeover
from collective.cron.commandline.looking import coming
from collective.cron.commandline.looking import health
from collective.cron.commandline.looking import history
from collective.cron.commandline.looking import list
from collective.cron.commandline.looking import log
from collective.cron.commandline.looking import show
from collective.cron.commandline.looking import simulate
from collective.cron.commandline.looking import workers
from collective.cron.commandline.sources.database import Database
from collective.cron.commandline.sources.installation import Installation
from collective.cron.commandline.sources.server import Server
from collective.cron.worksite import entering
from six import ensure_text

import argparse
import errno
import json
import logging
import os
import sys


MODULES = (
    list,
    show,
    coming,
    simulate,
    run,
    simple,
    cancel,
    pause,
    history,
    log,
    repair,
    health,
    workers,
    check,
    plan,
    export,
    takeover,
)
COMMANDS = [command for module in MODULES for command in module.COMMANDS]
CODES = """exit codes:
  0    done
  1    refused; or what was looked at is not well
  2    the command is not understood
  3    no such task, site, result or file
  4    the database or the server cannot be reached
  5    what was waited for has not ended
  6    a plan would change something
  70   an error that nobody expected
  130  Ctrl-C"""


def main(argv=None):
    """Run the command in `argv`, or of this process; exit with its code."""
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)
    out, err = _Written(sys.stdout), _Written(sys.stderr)
    try:
        code = call(sys.argv[1:] if argv is None else argv, out.line, err.line)
    except KeyboardInterrupt:
        err.line(u"")
        code = INTERRUPTED
    except EnvironmentError as error:
        if error.errno != errno.EPIPE:
            raise
        code = UNREAD
    if not out.close():
        code = UNREAD
    sys.exit(code)


def call(argv, write, complain=None, open_database=instance.opened):
    """Run a command; return its exit code.

    `write`: called with each line of text; `complain`: with what went wrong, where
    that is not written as JSON.
    """
    options = _decoded(parser().parse_args(argv))
    try:
        with failures.told(options.traceback):
            answer = _answer(options, open_database)
    except Stopped as error:
        if options.json:
            write(json.dumps({"error": error.message, "code": error.code}))
        else:
            (complain or write)(u"collective-cron: %s" % error.message)
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
        description="Looks after the scheduled tasks of a Plone site. It runs none "
        "itself, unless asked for that: workers do.",
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--conf", help="path of zope.conf (or %s)" % instance.CONF)
    made.add_argument("--site", help="path or id of the site, if there are several")
    made.add_argument(
        "--url", help="ask the server at this address of the site by REST"
    )
    made.add_argument("--json", action="store_true", help="for programs")
    made.add_argument(
        "--traceback", action="store_true", help="show where an error came from"
    )
    commands = made.add_subparsers(dest="command", metavar="COMMAND")
    commands.required = True
    for command in COMMANDS + completion.commands(COMMANDS):
        one = commands.add_parser(
            command.name, help=command.help, description=command.help
        )
        command.arguments(one)
        one.set_defaults(call=command.call, needs=command.needs)
        if one.get_default("before") is None:
            one.set_defaults(before=None)  # what is done before a site is opened
    return made


def _decoded(options):
    """Return options whose values are text, whatever the locale is."""
    for name, value in vars(options).items():
        if isinstance(value, str):
            raw = value if isinstance(value, bytes) else os.fsencode(value)
            setattr(options, name, raw.decode("utf-8", "replace"))
    return options


def _answer(options, open_database):
    if options.needs == NOTHING:
        return options.call(None, options)
    if options.url:
        if options.needs == SITE:
            message = u"%s needs the database itself: it takes --conf, not --url"
            raise Stopped(message % options.command, NO_SITE)
        return options.call(Server(options.url), options)
    with open_database(instance.find_configuration(options.conf)):
        if options.before is not None:
            options.before()
        if options.needs == INSTALLATION and options.site is None:
            with entering.open_application_alone() as app:
                return options.call(Installation(app), options)
        with instance.entered(options.site) as site:
            found = site if options.needs == SITE else Database(site)
            return options.call(found, options)


class _Written(object):
    """Lines of text written to a stream as UTF-8, whatever the locale is."""

    def __init__(self, stream):
        self._stream = getattr(stream, "buffer", stream)

    def line(self, text):
        data = ensure_text(text) + u"\n"
        self._stream.write(data.encode("utf-8", "replace"))

    def close(self):
        """Write what is left; return whether somebody reads it."""
        try:
            self._stream.flush()
            return True
        except EnvironmentError:
            # Python tries it again when it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
            return False
