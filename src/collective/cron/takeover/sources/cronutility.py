"""Products.CronUtility: utilities with active() and run(), whose times are code."""

from collective.cron.scripts import registry as scripts
from collective.cron.takeover.cronutility_script import ICRON
from collective.cron.takeover.cronutility_script import NAME
from collective.cron.takeover.entry import Call
from collective.cron.takeover.entry import Entry
from collective.cron.takeover.entry import SCRIPT
from collective.cron.takeover.sources import stored
from ZODB.interfaces import IBroken
from zope.component import getGlobalSiteManager


SOURCE = u"cronutility"
EACH_MINUTE = u"* * * * *"
ASKED = (
    u"its times are in its code: it is asked each minute whether it is due; or give "
    u"the task its times, and switch off 'When it is due'"
)
GONE = (
    u"its times and its work are code, and the add-on with that is not installed: let "
    u"one register a script by name, with run(context)"
)


def read(site):
    """Yield an Entry for each of its utilities, of the site and of the whole Zope."""
    found = {}
    for registered in getGlobalSiteManager().registeredUtilities():
        if stored.dotted_name(registered.provided) == ICRON:
            found[registered.name] = registered.component
    for provided, name, component in stored.utilities(site):
        if provided == ICRON:
            found[name] = component
    for name, component in sorted(found.items()):
        yield _entry(name, component)


def _entry(name, component):
    name = u"%s" % name
    entry = Entry(SOURCE, name, u"utility %s" % name, name, EACH_MINUTE)
    if IBroken.providedBy(component) or scripts.find(NAME) is None:
        return entry._replace(why=GONE)
    settings = {"script": NAME, "setting_utility": name}
    return entry._replace(call=Call(SCRIPT, settings, [ASKED]))
