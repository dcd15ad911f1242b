"""collective-cron plan and apply: what a plan would change, and that it does so."""

from collective.cron import plans
from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import DIFFERS
from collective.cron.commandline.answer import DONE
from collective.cron.commandline.answer import SITE
from collective.cron.commandline.files.reading import add_file
from collective.cron.commandline.files.reading import read_text
from collective.cron.commandline.files.reading import refusals
from collective.cron.commandline.sources.database import who
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature

import json


LONGEST = 60  # characters of a value


def _plan(site, options):
    with refusals(options.file):
        plan = plans.read(read_text(options.file))
        rows = plans.compare(site, plan).differences
    changes = [row for row in rows if row.action != "keep"]
    return Answer(*_told(rows), code=DIFFERS if changes else DONE)


def _apply(site, options):
    with refusals(options.file):
        plan = plans.read(read_text(options.file))
        signature = Signature(u"apply, by %s" % who())
        rows = in_transaction(lambda: plans.apply(site, plan), signature=signature)
    return Answer(*_told(rows))


def _told(rows):
    data = [dict(row._asdict()) for row in rows]
    return data, [_say(row) for row in rows] or [u"Nothing to do."]


def _say(row):
    if row.field is None:
        return u"%-10s %s" % (row.action, row.path)
    old, new = _short(row.old), _short(row.new)
    return u"%-10s %s %s: %s -> %s" % (row.action, row.path, row.field, old, new)


def _short(value):
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + u"..."


COMMANDS = [
    Command(
        "plan",
        "show what a plan would change; exit code 6 if it would",
        add_file,
        _plan,
        SITE,
    ),
    Command("apply", "make a plan so", add_file, _apply, SITE),
]
