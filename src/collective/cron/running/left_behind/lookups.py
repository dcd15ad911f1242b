"""What component lookups remember, let go: on Plone 5.2 it grows with the content.

There each object of content has a specification of its own, and the caches of the
registries keep every one that they were asked about, long after the object has left
the memory: some 40 kB for each object that a catalog indexes. A request remembers what
behaviors each object has that was looked at, and with it the object, on all platforms.
"""

from persistent import Persistent
from plone.dexterity.content import ASSIGNABLE_CACHE_KEY
from zope.component import getSiteManager
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import getRequest

import gc
import sys


MOST = 1000  # specifications, where what is no content has some dozens; and objects


def let_go():
    """Empty the caches of the current site and request that remember too much."""
    # Adapters are looked for by what the registry of the site had when it was entered,
    # which lives on, unseen, when the registry has left the memory meanwhile.
    setSite(getSite())
    for registry in list(getSiteManager().adapters.ro) + _others():
        lookup = registry._v_lookup
        if len(lookup._required) > MOST:
            if isinstance(registry, Persistent):
                lookup.changed(registry)
            else:
                _empty_shared(lookup)
    seen = getattr(getRequest(), ASSIGNABLE_CACHE_KEY, {})
    if len(seen) > MOST:
        seen.clear()


def _others():
    """Return the registries that are asked for adapters besides, of other packages."""
    twisted = sys.modules.get("twisted.python.components")  # where zc.async is used
    return [] if twisted is None else [twisted.globalRegistry]


def _empty_shared(lookup):
    """Empty the caches of one that other threads ask, too.

    Not by changed(): it frees a dict in which another thread is about to write.
    """
    others = [id(vars(lookup))] + [id(value) for value in vars(lookup).values()]
    for cache in gc.get_referents(lookup):
        if isinstance(cache, dict) and id(cache) not in others:
            _empty(cache)
    lookup._required.clear()


def _empty(cache):
    for key, found in list(cache.items()):
        if isinstance(found, dict):
            _empty(found)
        else:
            cache.pop(key, None)
