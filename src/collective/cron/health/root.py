"""/-/: the addresses of the whole installation, at the root of Zope."""

from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.component import queryMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


NAMES = ("cron-health", "cron-metrics")


@implementer(IPublishTraverse)
class Dash(BrowserView):
    """Leads to what is told of all sites, and nowhere else."""

    def publishTraverse(self, request, name):
        found = None
        if name in NAMES:
            found = queryMultiAdapter((self.context, request), name=name)
        if found is None:
            raise NotFound(name)
        return found

    def __call__(self):
        raise NotFound()
