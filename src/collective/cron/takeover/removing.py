"""What other packages have stored in a site, taken away when it is not needed more.

A site that knows interfaces of a package cannot be opened without that package.
"""

from collective.cron.takeover.cronutility_script import ICRON
from collective.cron.takeover.sources import cron4plone
from collective.cron.takeover.sources import cronutility
from collective.cron.takeover.sources import registry
from collective.cron.takeover.sources import stored
from ZODB.interfaces import IBroken


def remove(site, source):
    """Take it away; return what, a list of text. Sources in files have nothing here."""
    if source == registry.SOURCE:
        return _remove_records(site)
    if source == cron4plone.SOURCE:
        return _remove_utilities(site, _is_settings)
    if source == cronutility.SOURCE:
        # Those that are there are what the tasks run.
        return _remove_utilities(site, _is_gone)
    return []


def _is_settings(_provided, name, _component):
    return name == cron4plone.UTILITY


def _is_gone(provided, _name, component):
    return provided == ICRON and IBroken.providedBy(component)


def _remove_records(site):
    names = registry.stored_names(site)
    for name in names:
        del site._getOb("portal_registry").records[name]
    return [u"record %s" % name for name in names]


def _remove_utilities(site, is_meant):
    manager, removed = site.getSiteManager(), []
    for (provided, name), found in list(manager._utility_registrations.items()):
        if is_meant(stored.dotted_name(provided), name, found[0]):
            manager.unregisterUtility(found[0], provided, name)
            removed.append(u"utility %s" % name)
    return removed
