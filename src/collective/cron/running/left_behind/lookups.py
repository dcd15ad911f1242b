"""What component lookups remember, let go: on Plone 5.2 it grows with the content.

There each object of content has a specification of its own, and the caches of the
registries keep every one that they were asked about, long after the object has left
the memory: some 40 kB for each object that a catalog indexes.
"""

from zope.component import getSiteManager


MOST = 1000  # specifications; what is no content has some dozens


def let_go():
    """Empty the caches of the current site's registries that remember too much."""
    for registry in getSiteManager().adapters.ro:
        lookup = registry._v_lookup
        if len(lookup._required) > MOST:
            lookup.changed(registry)
