"""The Backends of a site that a person may see, for lists."""

from AccessControl import getSecurityManager
from collective.cron import logger
from collective.cron.bbb import IWorkingCopy
from collective.cron.overview import status
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.overview.glances.census import Census
from collective.cron.overview.glances.circumstances import Circumstances
from collective.cron.overview.glances.facts import order_of
from collective.cron.overview.glances.permitted import VIEW
from collective.cron.queueing import lookup
from collective.cron.worksite.entering import site_path


def gather(site, make):
    """Return what `make` gives of each Backend that a person may see, a list.

    Sorted by title. What the catalog alone knows is there too, if it is.
    """
    made = (_safely(site, uid, lambda: make(found)) for uid, found in _visible(site))
    return [one for one in made if one is not None]


def overviews_of(site, workers, now):
    """Return a BackendOverview of each Backend that a person may see."""
    known = {}
    return gather(site, lambda backend: BackendOverview(backend, workers, now, known))


def glances_of(site, workers, now, look=None, known=None):
    """Return what counts and sorts all Backends that a person may see, by title.

    As overviews_of(), but that those that are at rest are not looked at: a Glance of
    each, which makes its overview when it is asked for. `look`: makes another one of a
    Backend and the code of its status, if that is known; `known`: a dict to share.
    """
    known = {} if known is None else known
    if look is None:

        def look(backend, code=None):
            return BackendOverview(backend, workers, now, known)

    return Census(site, look, Circumstances(site, workers, now, known)).read()


def tasks_of(site, now):
    """Return the same for who needs no status: neither users nor queue are asked."""
    known = {"pause": None, "trouble": None}
    untold = status.Status("unknown", u"", status.NONE)

    def look(backend, code=None):
        return BackendOverview(backend, None, now, known, untold)

    return Census(site, look, Circumstances(site, None, now, known, False)).read()


def _visible(site):
    """Return the (uid, Backend) of those that a person may see, sorted by title.

    Working copies are no tasks: each is a draft of one that is in the list.
    """
    uids = lookup.all_uids(site)
    look = lookup.Lookup(site, uids)
    may_see = getSecurityManager().checkPermission

    def describe(uid):
        backend = look.find(uid)
        if backend is None or IWorkingCopy.providedBy(backend):
            return None
        if not may_see(VIEW, backend):
            return None
        return order_of(backend), backend.getPhysicalPath(), uid, backend

    found = (_safely(site, uid, lambda: describe(uid)) for uid in uids)
    return [one[2:] for one in sorted((one for one in found if one), key=_by_title)]


def _by_title(described):
    return described[:2]


def _safely(site, uid, function):
    try:
        return function()
    except Exception:
        # One broken Backend must not take the whole list away.
        logger.exception("%s: the Backend %s cannot be shown", site_path(site), uid)
        return None
