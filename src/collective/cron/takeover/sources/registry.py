"""collective.cron 1 and 2: a crontab in the registry, each cron a text of JSON."""

from collective.cron.errors import CronError
from collective.cron.scripts import registry as scripts
from collective.cron.takeover.entry import Call
from collective.cron.takeover.entry import Entry
from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.entry import SCRIPT
from collective.cron.takeover.lines import addresses
from collective.cron.tasks.views import steps
from lxml import etree
from six import ensure_binary
from six import ensure_str
from six import text_type
from zExceptions import Unauthorized

import json


SOURCE = u"registry"
PREFIX = "collective.cron.interfaces.IRegistryCrontab."
TRUE = ("true", "1", "yes", "y")
NO_DATA = u"it is no cron: an object in JSON with name and periodicity"
CODE = (
    u"it was run by code that an add-on registered for collective.cron 2 as %.60s: let "
    u"it register a script of this name, with run(context), and take it over then"
)


def read(site):
    """Yield an Entry for each cron that a former version left in the registry."""
    registry = site._getOb("portal_registry")
    crons = registry.get(PREFIX + "crontab") or ()
    is_active = registry.get(PREFIX + "activated", True) is not False
    for number, text in enumerate(crons, 1):
        yield _entry(site, text, number, is_active)


def read_file(site, text):
    """Yield an Entry for each cron in the crons.xml that portal_setup exported."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(ensure_binary(text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CronError("the file is not understood: %s" % error, None, "a crons.xml")
    for number, cron in enumerate(root.iter("cron"), 1):
        data = dict(cron.items())
        data["activated"] = data.get("activated", u"").lower() in TRUE
        environ = (cron.findtext("environ") or u"").strip()
        try:
            data["environ"] = json.loads(environ) if environ else {}
        except ValueError:
            data["environ"] = {}
        yield _entry(site, json.dumps(data, sort_keys=True), number, True)


def stored_names(site):
    """Return the names of the records that a former version left, a list."""
    records = site._getOb("portal_registry").records
    return [name for name in records if name.startswith(PREFIX)]


def _entry(site, text, number, is_active):
    entry = Entry(SOURCE, u"%s" % text, u"cron %d" % number, u"", u"", None, is_active)
    try:
        data = _data(text)
        name = data["name"].strip()
        user = data.get("user")
        entry = entry._replace(
            origin=u"%s" % (data.get("uid") or text),
            title=name,
            periodicity=data["periodicity"].strip(),
            user=user if isinstance(user, text_type) and user else None,
            active=is_active and bool(data.get("activated", False)),
        )
        return entry._replace(call=_call(site, name, data.get("environ")))
    except NotTaken as error:
        return entry._replace(why=error.why)


def _data(text):
    try:
        data = json.loads(text)
    except (TypeError, ValueError):
        raise NotTaken(NO_DATA)
    if not isinstance(data, dict):
        raise NotTaken(NO_DATA)
    for name in ("name", "periodicity"):
        if not isinstance(data.get(name), text_type) or not data[name].strip():
            raise NotTaken(NO_DATA)
    return data


def _call(site, name, environ):
    """Return the Call of what it called: an adapter by name, or a path in the site."""
    environ = environ if isinstance(environ, dict) else {}
    if scripts.find(ensure_str(name)) is not None:
        settings = dict((u"setting_%s" % key, environ[key]) for key in environ)
        return Call(SCRIPT, dict(settings, script=name), [])
    names = [one for one in name.split(u"/") if one]
    if not _is_there(site, names):
        raise NotTaken(CODE % name)
    call = addresses.call_of(names)
    if environ:
        told = u"what it had as environ is left out: %s" % u", ".join(sorted(environ))
        return call._replace(notes=[told])
    return call


def _is_there(site, names):
    try:
        steps.walk(site, names)
    except steps.NothingThere:
        # With the signs of a view nothing else can be meant.
        return any(one.startswith(u"@@") for one in names)
    except Unauthorized:
        pass
    return True
