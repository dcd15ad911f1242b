"""The content that a task is about: found by the catalog, looked for where it is."""

from collective.cron.tasks.shared.content_types import content_types
from plone import api
from Products.CMFCore.indexing import processQueue


def find(task, *queries):
    """Return the paths, sorted, of the content that an IContentTask is about.

    All that the catalog has, whoever asks. Besides that, the UUIDs of places that are
    gone. `queries`: dicts of what else is asked of the catalog, one or the other.
    """
    processQueue()
    catalog = api.portal.get_tool("portal_catalog")
    places, gone = _places(catalog, task.places or [])
    if task.places and not places:
        return [], gone
    types = task.types or [term.value for term in content_types(None)]
    found = set()
    for query in queries:
        query = dict(query, portal_type=types, **({"path": places} if places else {}))
        brains = catalog.unrestrictedSearchResults(**query)
        found.update(brain.getPath() for brain in brains)
    return sorted(found), gone


def at(path):
    """Return the content of this path, or None if there is none any more."""
    site = api.portal.get()
    found = site.unrestrictedTraverse(path, None)
    # Not what is acquired from elsewhere.
    is_there = found is not None and "/".join(found.getPhysicalPath()) == path
    return found if is_there else None


def seen(paths):
    """Return brains, sorted by path, of those paths whose content the user may see.

    Of content that is not yet or no longer effective too.
    """
    catalog = api.portal.get_tool("portal_catalog")
    query = {"path": {"query": paths, "depth": 0}, "show_inactive": True}
    brains = catalog.searchResults(**query)
    return sorted(brains, key=lambda brain: brain.getPath())


def _places(catalog, uids):
    places, gone = [], []
    for uid in uids:
        brains = catalog.unrestrictedSearchResults(UID=uid)
        places.extend(brain.getPath() for brain in brains)
        if not brains:
            gone.append(uid)
    return places, gone
