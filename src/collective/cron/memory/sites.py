"""Which sites the workers look after: a short list of paths beside the application."""

from BTrees.OOBTree import OOTreeSet
from collective.cron.memory.state import all_states
from collective.cron.worksite.entering import site_path
from Products.CMFCore.interfaces import ISiteRoot
from zope.component.hooks import getSite


KEY = "collective.cron.sites"  # in the root of the database


def site_of(obj):
    """Return the site an object is in, or the current one if it is in none yet."""
    while obj is not None:
        if ISiteRoot.providedBy(obj):
            return obj
        obj = getattr(obj, "aq_parent", None)
    return getSite()


def remember(site):
    """Put a site on the list; writes only if it is not there."""
    root = site._p_jar.root()
    paths = _listed(root)
    if paths is None:
        paths = root[KEY] = OOTreeSet()
    if site_path(site) not in paths:
        paths.insert(site_path(site))


def forget(site):
    """Take a site off the list, and the list away with the last one."""
    root = site._p_jar.root()
    paths = _listed(root)
    if paths and site_path(site) in paths:
        paths.remove(site_path(site))
    if KEY in root and not paths:
        del root[KEY]


def known_paths(app):
    """Return the paths of all sites with Backends, sorted; never writes.

    Sites directly in the root are found by looking, so that one that was renamed
    is not missed; the list is needed for those in folders.
    """
    paths = set(_listed(app._p_jar.root()) or ())
    for item in app.objectValues():
        if ISiteRoot.providedBy(item) and len(all_states(item)):
            paths.add(site_path(item))
    return sorted(path for path in paths if _is_site(app, path))


def _listed(root):
    # Whatever else somebody put there, it is no list of ours.
    paths = root.get(KEY)
    return paths if isinstance(paths, OOTreeSet) else None


def _is_site(app, path):
    site = app.unrestrictedTraverse(path.lstrip("/"), None)
    return ISiteRoot.providedBy(site)
