"""Places: what is where in a site, looked for step by step; nothing is acquired."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.IIBTree import IITreeSet
from collective.cron.interfaces import IBackend
from collective.cron.worksite.entering import site_path
from plone.uuid.interfaces import ATTRIBUTE_NAME
from Products.CMFCore.indexing import processQueue
from Products.CMFCore.interfaces import ISiteRoot
from ZODB.interfaces import IBroken


def path_of(site, backend):
    """Return where in a site a Backend is: a path from there on, native text."""
    return "/".join(backend.getPhysicalPath()[len(site.getPhysicalPath()) :])


def full_path(site, path):
    """Return the physical path of what is there in a site, as people know it."""
    return "/".join([site_path(site)] + names_in(site, path))


def uid_of(backend):
    """Return its own UUID as a native string, or None."""
    uid = getattr(aq_base(backend), ATTRIBUTE_NAME, None)
    return None if uid is None else str(uid)


def at(site, path):
    """Return the Backend that is there, whatever its UUID, or None."""
    found = walk(site, names_in(site, path))
    return found if IBackend.providedBy(found) else None


def is_in_place(site, backend):
    """Tell whether a Backend that was found in a site is still where it was found.

    From there up, each has to be in the one around it.
    """
    each, top = backend, aq_base(site)
    while aq_base(each) is not top:
        around = aq_parent(aq_inner(each))
        if around is None or aq_base(_step(around, each.getId())) is not aq_base(each):
            return False
        each = around
    return True


def cataloged(site, **query):
    """Return {uid: [paths]} of what its own catalog says is in a site; wakes none."""
    # Not by getToolByName(), which gives that of the current site.
    catalog, start = site._getOb("portal_catalog", None), site_path(site) + "/"
    found = {}
    for brain in () if catalog is None else catalog.unrestrictedSearchResults(**query):
        path = brain.getPath()
        if path.startswith(start):
            found.setdefault(str(brain.UID), []).append(path[len(start) :])
    return found


def cataloged_uids(site):
    """Return the UUIDs of all Backends that the catalog of a site has in it, a set."""
    catalog, start = site._getOb("portal_catalog", None), site_path(site) + "/"
    # Of many, to make a brain of each takes most of the time.
    processQueue()
    found = records(catalog)
    column = None if found is None else catalog._catalog.schema.get("UID")
    if column is None:
        return set(cataloged(site, object_provides=IBackend.__identifier__))
    known, where = catalog._catalog.data, catalog._catalog.paths
    return set(
        str(known[one][column]) for one in found if where[one].startswith(start)
    )


def records(catalog):
    """Return the stored set of the records of Backends in a catalog, or None.

    None where there is one alone, which is no set.
    """
    try:
        # Not by a query: that loads the metadata of each.
        index = catalog._catalog.getIndex("object_provides")._index
        found = index.get(IBackend.__identifier__)
    except (AttributeError, KeyError):
        return None
    is_stored = isinstance(found, IITreeSet) and found._p_jar is not None
    return found if is_stored else None


def paths(site):
    """Return the paths of all Backends that the catalog knows, sorted; wakes none."""
    found = cataloged(site, object_provides=IBackend.__identifier__)
    return sorted(path for paths_of_one in found.values() for path in paths_of_one)


def find_again(site, backend):
    """Let the catalog find a Backend by its UUID again, when another one had it.

    Its index keeps one for each UUID, and forgets it with the other one. As nothing has
    changed with this one, indexing it would do nothing.
    """
    processQueue()
    catalog = site._getOb("portal_catalog")
    found = catalog.getrid("/".join(backend.getPhysicalPath()))
    index = catalog._catalog.getIndex("UID")
    if found is not None:
        index.unindex_object(found)
        index.index_object(found, backend)


def walk(site, names):
    """Return what is at the end of a way through a site, or None.

    `names`: ids, a list. No way leads into another site.
    """
    found = site
    for name in names:
        found = _step(found, name)
        if found is None or ISiteRoot.providedBy(found):
            return None
    return found


class Places(object):
    """Looks at many places of one site; goes to a folder once for all that is in it.

    A path is that from the site on, such as "folder/task"; with a slash in front, as
    former versions noted it, it is that of a site that was as deep as it is now.
    """

    def __init__(self, site):
        self._site = site
        self._folders = {}

    def backend_at(self, path, uid):
        """Return the Backend with this UUID if it is there, else None."""
        found = self.at(path)
        # Another one may have its name now.
        return found if uid_of(found) == uid and IBackend.providedBy(found) else None

    def is_empty(self, path):
        """Tell whether nothing is there; what is there is not loaded."""
        return self.at(path) is None

    def is_broken(self, path):
        """Tell whether its class is missing there: of what is no one can tell."""
        return IBroken.providedBy(self.at(path))

    def at(self, path):
        """Return what is there, whatever it is, or None."""
        names = names_in(self._site, path)
        if not names:
            return None
        way = tuple(names[:-1])
        if way not in self._folders:
            self._folders[way] = walk(self._site, way)
        return _step(self._folders[way], names[-1])


def names_in(site, path):
    """Return the way from a site to such a path, a list of ids."""
    names = path.split("/")
    return names if names[0] else names[len(site.getPhysicalPath()) :]


def _step(found, name):
    if getattr(aq_base(found), "_getOb", None) is None:
        return None
    return found._getOb(name, None)
