"""An object that is worked at: a request has arrived there, in the nearest site."""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from itertools import takewhile
from six.moves.urllib.parse import quote
from six.moves.urllib.parse import unquote
from zope.component.hooks import setSite
from zope.component.interfaces import ISite
from zope.event import notify
from zope.traversing.interfaces import BeforeTraverseEvent


class Work(object):
    """What is published: no page, but like a view it has context and request."""

    __name__ = "collective.cron"

    def __init__(self, context, request):
        self.context = context
        self.request = request


def arrive(ob, request):
    """Let a request of the site of `ob` be one that was traversed to it."""
    request["PARENTS"] = aq_chain(aq_inner(ob))[:-1]  # behind the root is the request
    request["PUBLISHED"] = Work(ob, request)
    names = request.physicalPathToVirtualPath(ob.getPhysicalPath())
    request.steps[:] = [name for name in names if name]
    request._steps[:] = [quote(name) for name in request.steps]
    request._resetURLS()
    request["ACTUAL_URL"] = request["URL"]
    _note_path(request)


def enter_nearest(ob, site, request):
    """Enter the sites between a site and an object in it; return the nearest one."""
    nearest = site
    below = takewhile(
        lambda each: aq_base(each) is not aq_base(site), aq_chain(aq_inner(ob))
    )
    for each in reversed(list(below)):
        if ISite.providedBy(each):
            nearest = each
            setSite(each)
            notify(BeforeTraverseEvent(each, request))
    return nearest


def _note_path(request):
    """Note the path as a proxy sends it; plone.subrequest starts from there."""
    path = "/" + "/".join(request.steps)
    root = request.get("VirtualRootPhysicalPath")
    if root is not None:
        address = request["SERVER_URL"]
        script = "/".join(request._script)
        rest = "/".join(request._steps)
        parts = tuple(filter(None, (address, script))) + (rest,)
        request["VIRTUAL_URL_PARTS"] = parts
        request["VIRTUAL_URL"] = "/".join(parts)
        scheme, _mark, host = address.partition("://")
        hidden = ["_vh_" + unquote(name) for name in request._script]
        base = ["", "VirtualHostBase", scheme, host] + list(root[1:])
        path = "/".join(base + ["VirtualHostRoot"] + hidden) + path
    request.environ["PATH_INFO"] = path
