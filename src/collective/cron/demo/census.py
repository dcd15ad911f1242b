"""A Backend type with a setting of its own, and the adapter that does its work."""

from collective.cron.content.backend import Backend
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IJobRunner
from plone import api
from zope import schema
from zope.component import adapter
from zope.interface import implementer


class ICensus(IBackend):
    """Counts the content of the site."""

    at_most = schema.Int(title=u"Warn above this number of items", default=1000)


@implementer(ICensus)
class Census(Backend):
    """The content type; profile/types/CronCensus.xml makes it known to the site."""


@implementer(IJobRunner)
@adapter(ICensus)
class CensusRunner(object):
    def __init__(self, backend):
        self.backend = backend

    def run(self):
        count = len(api.portal.get_tool("portal_catalog")())
        text = u"The site has %d items." % count
        if self.backend.description != text:
            self.backend.description = text
            self.backend.reindexObject(idxs=["Description"])
        if count > self.backend.at_most:
            yield u"%d items are more than %d" % (count, self.backend.at_most)
