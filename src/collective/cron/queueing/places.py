"""Places: what is where in a site, looked for step by step; nothing is acquired."""

from Acquisition import aq_base
from collective.cron.interfaces import IBackend
from plone.uuid.interfaces import ATTRIBUTE_NAME
from Products.CMFCore.interfaces import ISiteRoot
from ZODB.interfaces import IBroken


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
        self._depth = len(site.getPhysicalPath())
        self._folders = {}

    def backend_at(self, path, uid):
        """Return the Backend with this UUID if it is there, else None."""
        found = self._at(path)
        if not IBackend.providedBy(found) or ISiteRoot.providedBy(found):
            return None
        # Another one may have its name now.
        known = getattr(aq_base(found), ATTRIBUTE_NAME, None)
        return found if known == uid else None

    def is_empty(self, path):
        """Tell whether nothing is there; what is there is not loaded."""
        return self._at(path) is None

    def is_broken(self, path):
        """Tell whether its class is missing there: of what is no one can tell."""
        return IBroken.providedBy(self._at(path))

    def _at(self, path):
        names = path.split("/")
        if not names[0]:
            names = names[self._depth :]
        if not names:
            return None
        way = tuple(names[:-1])
        if way not in self._folders:
            self._folders[way] = walk(self._site, way)
        return _step(self._folders[way], names[-1])


def _step(found, name):
    if getattr(aq_base(found), "_getOb", None) is None:
        return None
    return found._getOb(name, None)
