"""What component lookups remember, let go: on Plone 5.2 it grows with the content.

There each object of content has a specification of its own, and the caches of the
registries keep every one that they were asked about, long after the object has left
the memory: some 40 kB for each object that a catalog indexes. A request remembers what
behaviors each object has that was looked at, and with it the object, on all platforms.
"""

from plone.dexterity.content import ASSIGNABLE_CACHE_KEY
from zope.component import getSiteManager
from zope.globalrequest import getRequest


MOST = 1000  # specifications, where what is no content has some dozens; and objects


def let_go():
    """Empty the caches of the current site and request that remember too much."""
    for registry in getSiteManager().adapters.ro:
        lookup = registry._v_lookup
        if len(lookup._required) > MOST:
            lookup.changed(registry)
    seen = getattr(getRequest(), ASSIGNABLE_CACHE_KEY, {})
    if len(seen) > MOST:
        seen.clear()
