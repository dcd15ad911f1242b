"""Products.cron4plone: lines of four fields and an expression, in a local utility."""

from collective.cron.takeover.entry import Entry
from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.lines import addresses
from collective.cron.takeover.lines import expressions
from collective.cron.takeover.sources import stored
from six import ensure_text

import re


SOURCE = u"cron4plone"
UTILITY = "cron4plone_config"
FIELD = re.compile(r"(?:\*|\d+(?:,\d+)*)\Z")
FIELDS = 4  # minute, hour, day of month, month
NOT_ITS = u"its fields are stars, numbers or lists of them: %.60s"
SHORT = u"a line has four fields and an expression"


def read(site):
    """Yield an Entry for each line of its settings in a site."""
    for _provided, name, component in stored.utilities(site):
        if name == UTILITY:
            for entry in _entries(stored.value_of(component, "cronjobs") or ()):
                yield entry


def read_file(site, text):
    """Yield an Entry for each line of its settings, as its form has them."""
    return _entries([line for line in text.splitlines() if line.strip()])


def _entries(lines):
    for number, line in enumerate(lines, 1):
        yield _entry(u" ".join(ensure_text(line).split()), number)


def _entry(line, number):
    parts = line.split()
    fields, expression = parts[:FIELDS], u" ".join(parts[FIELDS:])
    # It has no day of the week.
    periodicity = u" ".join(fields + [u"*"])
    entry = Entry(SOURCE, line, u"line %d" % number, u"", periodicity)
    try:
        if not expression:
            raise NotTaken(SHORT)
        for field in fields:
            if not FIELD.match(field):
                raise NotTaken(NOT_ITS % field)
        return entry._replace(call=addresses.call_of(expressions.names_of(expression)))
    except NotTaken as error:
        return entry._replace(why=error.why)
