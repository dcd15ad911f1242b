"""Backends by their place, where a UUID does not tell them apart."""

from Acquisition import aq_base
from collective.cron.interfaces import IBackend
from plone.uuid.interfaces import ATTRIBUTE_NAME
from Products.CMFCore.indexing import processQueue
from Products.CMFCore.utils import getToolByName


def path_of(backend):
    """Return the physical path of a Backend as a native string."""
    return "/".join(backend.getPhysicalPath())


def uid_of(backend):
    """Return its own UUID as a native string, or None."""
    uid = getattr(aq_base(backend), ATTRIBUTE_NAME, None)
    return None if uid is None else str(uid)


def at(site, path):
    """Return the Backend with this physical path, or None; nothing is acquired."""
    found = site
    for name in path.split("/")[len(site.getPhysicalPath()) :]:
        get = getattr(aq_base(found), "_getOb", None)
        found = None if get is None else found._getOb(name, None)
        if found is None:
            return None
    return found if IBackend.providedBy(found) else None


def paths(site):
    """Return the paths of all Backends that the catalog knows, sorted; wakes none."""
    catalog = getToolByName(site, "portal_catalog")
    query = {"object_provides": IBackend.__identifier__}
    return sorted(one.getPath() for one in catalog.unrestrictedSearchResults(**query))


def find_again(site, backend):
    """Let the catalog find a Backend by its UUID again, when another one had it.

    Its index keeps one for each UUID, and forgets it with the other one. As nothing has
    changed with this one, indexing it would do nothing.
    """
    processQueue()
    catalog = getToolByName(site, "portal_catalog")
    found, index = catalog.getrid(path_of(backend)), catalog._catalog.getIndex("UID")
    if found is not None:
        index.unindex_object(found)
        index.index_object(found, backend)
