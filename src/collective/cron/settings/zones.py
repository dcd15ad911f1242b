"""Time zones of Backends: the site's own as default, and the list to choose from."""

from Acquisition import aq_base
from collective.cron import _
from collective.cron.errors import UnknownZone
from collective.cron.schedule import occurrence
from collective.cron.settings import site_settings
from plone.registry.interfaces import IRegistry
from zope.component import queryUtility
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

import pytz


@provider(IContextAwareDefaultFactory)
def site_zone(context=None):
    """Return the zone of new tasks: our setting, else the site's own, else UTC.

    Never the zone of the person who looks: plone.app.event's default_timezone()
    would give that, and the next run would depend on the visitor.
    """
    registry = queryUtility(IRegistry)
    site = registry.get("plone.portal_timezone") if registry is not None else None
    for name in (site_settings.get("default_zone"), site):
        try:
            occurrence.get_zone(name)
            return u"%s" % name
        except UnknownZone:
            pass  # none is set, or it is gone: the next best
    return u"UTC"


@implementer(IVocabularyFactory)
class ZonesVocabulary(object):
    """The zones in use today, and the one the Backend has even if it is not."""

    def __call__(self, context):
        names = set(pytz.common_timezones)
        names.add(str(site_zone()))
        # Not getattr: Dexterity would look for the default in this vocabulary.
        current = getattr(aq_base(context), "__dict__", {}).get("timezone")
        if current in pytz.all_timezones_set:
            names.add(str(current))
        return SimpleVocabulary(_terms(names))


@implementer(IVocabularyFactory)
class DefaultZonesVocabulary(object):
    """The zones in use today, and the one of the site, whichever that is.

    A value for it, not None: Plone cannot import a None for a choice that it exported.
    """

    def __call__(self, context):
        site = SimpleTerm(u"site", "site", _(u"That of the site"))
        return SimpleVocabulary([site] + _terms(pytz.common_timezones))


def _terms(names):
    return [SimpleTerm(u"%s" % n, n, u"%s" % n) for n in sorted(names)]
