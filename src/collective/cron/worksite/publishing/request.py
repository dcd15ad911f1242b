"""The request that a task has: of a worker, no browser waits for an answer to it."""

from Acquisition import aq_chain
from collective.cron import logger
from collective.cron.text import redact
from io import BytesIO
from plone.i18n.interfaces import INegotiateLanguage
from plone.registry.interfaces import IRegistry
from Products.CMFCore.interfaces import ISiteRoot
from zope.component import adapter
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from zope.interface import implementer
from zope.interface import Interface
from zope.publisher.browser import setDefaultSkin
from ZPublisher.BaseRequest import RequestContainer
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.HTTPResponse import HTTPResponse


ENVIRON = {
    "SERVER_NAME": "nohost",
    "SERVER_PORT": "80",
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/",
    # No page is made: nothing is to be themed, or taken back as a write on a GET.
    "plone.transformchain.disable": True,
}


class IWorkerRequest(Interface):
    """Marks the request of a worker."""


# By its class, since marking each one takes zope.interface longer than all the rest.
@implementer(IWorkerRequest)
class WorkerRequest(HTTPRequest):
    """A request that is as good as one for the page of the site."""

    _entered = None  # what note_entered() noted

    def note_entered(self):
        """Note what it got when its site was entered: the next one has that, too."""
        found = dict(
            (name, value)
            for name, value in self.other.items()
            # With a line below: what Plone remembers for as long as a request lasts.
            if not (name.startswith("_") or name in self._urls or name == "RESPONSE")
        )
        found["PARENTS"] = tuple(found["PARENTS"])
        marks = self.__dict__.get("__provides__")
        self._entered = found, marks, dict(self.environ), self._script[:]

    def fresh(self):
        """Return a new one of the same site: its address, layers and language."""
        found, marks, environ, script = self._entered
        new = _make(dict(environ))
        new.other.update(found, PARENTS=list(found["PARENTS"]))
        new._script[:] = script
        new._entered = self._entered
        if marks is not None:
            # Not directlyProvides(), which takes longer than all the rest.
            new.__provides__ = marks
        return new


def give_request(app):
    """Return the application wrapped in a request, to be acquired by all it has."""
    request = _make(dict(ENVIRON))
    setDefaultSkin(request)
    return app.__of__(RequestContainer(REQUEST=request))


def renew(site):
    """End the request that is acquired from an entered site; all see a fresh one.

    Nothing that was remembered in the old one is in it. Returns it.
    """
    container = aq_chain(site)[-1]
    old = container.REQUEST
    new = old.fresh()
    end(old)
    # A view, say, that holds an old one is not to believe what that remembers: all of
    # a run have one inside.
    inside = old.__dict__
    inside.clear()
    inside.update(new.__dict__)
    new.__dict__ = inside
    container.REQUEST = new
    setRequest(new)
    setSite(site)
    return new


def end(request):
    """End a request as the publisher does; what a subscriber raises is logged."""
    try:
        request.close()
    except BaseException as error:
        reason = redact.describe_error(error)
        logger.error("a subscriber to the end of a request failed: %s", reason)
    # It has the site, and that the request: only a garbage collection would end both.
    request._entered = None


def _make(environ):
    return WorkerRequest(BytesIO(), environ, HTTPResponse(stdout=BytesIO()), clean=1)


@implementer(INegotiateLanguage)
@adapter(ISiteRoot, IWorkerRequest)
class SiteLanguage(object):
    """A task works in the default language of the site.

    Plone's own negotiation, without a browser to ask, comes to the same.
    """

    language_list = ()

    def __init__(self, site, request):
        registry = getUtility(IRegistry)
        self.language = self.default_language = registry["plone.default_language"]
