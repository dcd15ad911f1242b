"""A site to work in, outside of a request: opened, entered, and always left again."""

from collective.cron import logger
from collective.cron.bbb import open_application
from collective.cron.worksite import thread_state
from collective.cron.worksite import transactions
from collective.cron.worksite.held_connection import held
from collective.cron.worksite.publishing import address
from collective.cron.worksite.publishing.arrival import arrive
from collective.cron.worksite.publishing.request import end
from collective.cron.worksite.publishing.request import give_request
from contextlib import contextmanager
from plone.registry.interfaces import IRegistry
from Products.CMFCore.interfaces import ISiteRoot
from zope.component import queryUtility
from zope.component.hooks import setSite
from zope.event import notify
from zope.globalrequest import setRequest
from zope.security.management import endInteraction
from zope.security.management import newInteraction
from zope.traversing.interfaces import BeforeTraverseEvent


SITE_URL = "collective.cron.site_url"  # registry record


@contextmanager
def open_application_alone():
    """Give the root of a connection of its own, in a new transaction.

    What is not committed when the block ends is taken back. Site, request, user and
    interaction of the thread are put back as they were.
    """
    transactions.begin()
    app = give_request(open_application())
    with thread_state.kept(), held(app._p_jar):
        try:
            setRequest(app.REQUEST)
            endInteraction()
            newInteraction()  # zope.security refuses to answer without one
            yield app
        finally:
            transactions.take_back()
            end(app.REQUEST)  # clears the site


@contextmanager
def open_site(path):
    """Give the site with this physical path, entered; None if there is none."""
    with open_application_alone() as app:
        site = site_at(app, path)
        if site is None:
            logger.warning("%s: there is no site here any more", path)
            yield None
            return
        enter(site, app.REQUEST)
        yield site


def enter(site, request):
    """Make `site` the current site, with its browser layers and its own URL."""
    setSite(site)
    notify(BeforeTraverseEvent(site, request))
    registry = queryUtility(IRegistry)
    url = registry.get(SITE_URL) if registry is not None else None
    if url:
        # Links that a task writes into a mail must lead to where people go.
        address.use(url, site, request)
    arrive(site, request)
    request.note_entered()


def site_path(site):
    """Return the physical path of a site as a native string."""
    return "/".join(site.getPhysicalPath())


def site_at(app, path):
    """Return the site with this physical path, or None; none that is elsewhere."""
    site = app.unrestrictedTraverse(str(path).lstrip("/"), None) if path else None
    # One that was moved out of a folder can still be acquired there.
    if not ISiteRoot.providedBy(site) or site_path(site) != path:
        return None
    return site


def main_root(site):
    """Return the root of the main database, also of a site in a mounted one.

    What is of the installation is there: its workers, its sites, its identity.
    """
    return site.getPhysicalRoot()._p_jar.root()
