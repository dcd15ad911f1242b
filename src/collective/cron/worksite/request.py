"""The request that a task has: of a worker, no browser waits for an answer to it."""

from io import BytesIO
from plone.i18n.interfaces import INegotiateLanguage
from plone.registry.interfaces import IRegistry
from Products.CMFCore.interfaces import ISiteRoot
from zope.component import adapter
from zope.component import getUtility
from zope.interface import implementer
from zope.interface import Interface
from zope.publisher.browser import setDefaultSkin
from ZPublisher.BaseRequest import RequestContainer
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.HTTPResponse import HTTPResponse


class IWorkerRequest(Interface):
    """Marks the request of a worker."""


# By its class, since marking each one takes zope.interface longer than all the rest.
@implementer(IWorkerRequest)
class WorkerRequest(HTTPRequest):
    """A request that is as good as one for the page of the site."""


def give_request(app):
    """Return the application wrapped in a request, to be acquired by all it has."""
    environ = {"SERVER_NAME": "nohost", "SERVER_PORT": "80", "REQUEST_METHOD": "GET"}
    request = WorkerRequest(BytesIO(), environ, HTTPResponse(stdout=BytesIO()))
    # As when an object was published: URLs are made from that.
    request._steps = ["noobject"]
    request["ACTUAL_URL"] = request.get("URL")
    setDefaultSkin(request)
    return app.__of__(RequestContainer(REQUEST=request))


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
