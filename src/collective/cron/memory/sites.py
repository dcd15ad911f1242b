"""Which sites the workers look after: a short list of paths beside the application."""

from Acquisition import aq_base
from BTrees.OOBTree import OOTreeSet
from collective.cron.memory.state import all_states
from collective.cron.worksite.entering import main_root
from collective.cron.worksite.entering import site_at
from collective.cron.worksite.entering import site_path
from Products.CMFCore.interfaces import ISiteRoot
from zope.component.hooks import getSite


META_TYPE = "Plone Site"
KEY = "collective.cron.sites"  # in the root of the main database


def site_of(obj):
    """Return the site an object is in, or the current one if it is in none yet."""
    while obj is not None:
        if ISiteRoot.providedBy(obj):
            return obj
        obj = getattr(obj, "aq_parent", None)
    return getSite()


def remember(site):
    """Put a site on the list; writes only if it is not there."""
    root = main_root(site)
    paths = _listed(root)
    if paths is None:
        paths = root[KEY] = OOTreeSet()
    if site_path(site) not in paths:
        paths.insert(site_path(site))
        _forget_former_list(site, root)


def forget(site):
    """Take a site off the list, and the list away with the last one."""
    root = main_root(site)
    paths = _listed(root)
    if paths and site_path(site) in paths:
        paths.remove(site_path(site))
    if KEY in root and not paths:
        del root[KEY]


def is_remembered(site):
    """Tell whether a site is on the list; one that came there unheard is not."""
    return site_path(site) in (_listed(main_root(site)) or ())


def known_paths(app):
    """Return the paths of all sites with Backends, sorted; never writes.

    Sites in the root, and directly in a folder or mount point there, are found by
    looking, so that one that was renamed is not missed; the list is needed for others.
    """
    paths = set(_listed(app._p_jar.root()) or ())
    paths.update(site_path(site) for site in _seen(app) if all_states(site))
    return sorted(path for path in paths if site_at(app, path) is not None)


def _seen(app):
    for item in app.objectValues():
        if ISiteRoot.providedBy(item):
            yield item
        elif hasattr(aq_base(item), "objectValues"):
            # By this name, so that nothing else is loaded.
            for site in item.objectValues(META_TYPE):
                if ISiteRoot.providedBy(site):
                    yield site


def _forget_former_list(site, root):
    # Until 3.0 that of a site in a mounted database was in the root of that one.
    own = root if site._p_jar is None else site._p_jar.root()
    if own is not root and _listed(own) is not None:
        del own[KEY]


def _listed(root):
    # Whatever else somebody put there, it is no list of ours.
    paths = root.get(KEY)
    return paths if isinstance(paths, OOTreeSet) else None
