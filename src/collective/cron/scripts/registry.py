"""The registered scripts: by ZCML as utilities, by entry points of distributions.

Only what an add-on registers is ever run; nothing that is stored in a database names a
module or a function.
"""

from collective.cron import logger
from collective.cron.bbb import entry_points
from collective.cron.errors import CronError
from collective.cron.scripts import parameters
from collective.cron.text import redact
from inspect import getdoc
from inspect import ismodule
from plone.behavior.registration import BehaviorRegistration
from six import ensure_text
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface

import re


GROUP = "collective.cron.scripts"  # of entry points
NAME = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*\Z")
LONGEST = 100  # characters of a name
ACCEPTED = "small letters, digits, dots, - and _; at most %d of them" % LONGEST


class IScript(Interface):
    """A script that is registered by ZCML; a utility with its name."""

    name = Attribute("What tasks and programs know it by.")
    title = Attribute("Text, or a Message.")
    description = Attribute("Text, or a Message; may be empty.")
    source = Attribute("The distribution or package that offers it.")
    function = Attribute("What is called; None if it cannot be.")
    schema = Attribute("Of its settings; None if it takes none.")
    has_dry_run = Attribute("Whether it has a parameter `dry_run`.")
    broken = Attribute("Why it cannot be called, text; empty if it can.")


@implementer(IScript)
class Script(object):
    """See IScript; one that cannot be loaded says why, and is no reason to stop."""

    function = schema = None
    has_dry_run = False
    broken = u""

    def __init__(self, name, source, load, title=None, description=None, schema=None):
        """`load`: returns the function; `schema`: returns one given for it, or None."""
        self.name = ensure_text(name)
        self.source = ensure_text(source)
        self.title = title
        self.description = description
        try:
            self._read(load(), schema)
        except (Exception, SystemExit) as error:
            self.broken = redact.describe_error(error)
            logger.exception("the script %s of %s cannot be used", name, source)
        words = re.split(u"[-._]", self.name)
        self.title = self.title or u" ".join(words).capitalize()
        self.description = self.description or u""
        self.behavior = self.schema and BehaviorRegistration(
            self.title, self.description, self.schema, None, None
        )

    def _read(self, function, schema):
        if ismodule(function):
            function = function.run
        if not callable(function):
            raise CronError("not a function", function, "run(context, ...)")
        if not parameters.names_of(function):
            raise CronError("no parameter", function, "run(context, ...)")
        given = schema() if schema else getattr(function, "schema", None)
        self.schema = parameters.make_schema(self.name, function, given)
        self.has_dry_run = parameters.has_dry_run(function)
        self.title = self.title or getattr(function, "title", None)
        first = (getdoc(function) or "").split("\n\n")[0]
        told = getattr(function, "description", None) or u" ".join(first.split())
        self.description = self.description or ensure_text(told)
        self.function = function


def find(name):
    """Return the Script of this name, or None."""
    if not name:
        return None
    found = queryUtility(IScript, name=ensure_text(name))
    return found if found is not None else _offered().get(name)


def get(name):
    """Return the Script of this name; raises CronError if it cannot be run."""
    found = find(name)
    if found is None:
        raise CronError("no such script", name, "one that an add-on registers")
    if found.broken:
        raise CronError("the script cannot be used", name, found.broken)
    return found


def find_all():
    """Return all Scripts, sorted by name."""
    found = dict(_offered())
    found.update((script.name, script) for _name, script in getUtilitiesFor(IScript))
    return [found[name] for name in sorted(found)]


def check_name(name):
    """Return a name if it may be that of a script; raises CronError otherwise."""
    if len(name) > LONGEST or not NAME.match(name):
        raise CronError("not a name of a script", name, ACCEPTED)
    return name


def _offered():
    """Return {name: Script} of entry points; they are looked for once."""
    if _known is None:
        read_entry_points()
    return _known


_known = None


def read_entry_points():
    """Look for the entry points (again); what is wrong with one stands in the log."""
    global _known
    found = {}
    for name, source, load in sorted(entry_points(GROUP), key=lambda one: one[:2]):
        name = ensure_text(name)
        try:
            check_name(name)
        except CronError as error:
            logger.error("%s: %s", source, error)
            continue
        other = found.get(name) or queryUtility(IScript, name=name)
        if other is not None:
            line = "the script %s is offered by %s too: that of %s is used"
            logger.error(line, name, source, other.source)
            continue
        found[name] = Script(name, source, load)
    _known = found
