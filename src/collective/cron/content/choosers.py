"""Who may let a Backend run as somebody else, or let it run at all.

Asked where the value is set, not in forms and services, of which there are always more
than one knows. Code that acts for nobody, such as a script or a worker, may do both.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron.content import chosen
from collective.cron.content import importing
from collective.cron.content.plone_permissions import CHOOSE_USER
from collective.cron.content.plone_permissions import MANAGE
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.worksite import identity
from plone.uuid.interfaces import ATTRIBUTE_NAME
from six import ensure_text
from zope.component.hooks import getSite


class ChosenUser(chosen.Chosen):
    """The attribute of a Backend behind the field for whom it runs as."""

    def check(self, backend, value):
        if not may_let_run_as(backend, value):
            raise Unauthorized(
                "A task is to run as %r: for that it takes %r" % (value, CHOOSE_USER)
            )


def may_let_run_as(backend, user_id):
    """Tell whether who acts now may let a Backend run as this user, as oneself ever.

    `backend`: or the site, for one that is to be made. For one that is about all sites,
    it takes the permission in the root of Zope.
    """
    who = identity.current_user_id()
    if who is None or who == ensure_text(user_id or ""):
        return True
    if getattr(aq_base(backend), "is_about_all_sites", False):
        root = sites.site_of(getSite()).getPhysicalRoot()
        return bool(getSecurityManager().checkPermission(CHOOSE_USER, root))
    return _may(CHOOSE_USER, backend)


def confirm(backend):
    """Let be chosen what was set in the transaction that adds a Backend, if it may."""
    if not chosen.is_being_added(backend) or importing.is_importing():
        return
    if may_let_run_as(backend, backend.run_as):
        chosen.choose(backend)


def may_manage(backend):
    """Tell whether who acts now may let a Backend run, or take it away."""
    return identity.current_user_id() is None or _may(MANAGE, backend)


def _may(permission, backend):
    place = _in_its_place(backend)
    return bool(getSecurityManager().checkPermission(permission, place))


def _in_its_place(backend):
    """Return a Backend with what it is in, of which an attribute knows nothing.

    Where it cannot be found, what holds in the whole site is asked for, or where the
    user is from.
    """
    if aq_parent(backend) is not None:
        return backend
    site = sites.site_of(getSite())
    if site is None:
        return aq_parent(aq_parent(aq_inner(getSecurityManager().getUser())))
    for path in _paths(site, getattr(backend, ATTRIBUTE_NAME, None)):
        found = site.unrestrictedTraverse(path, None)
        if aq_base(found) is backend:
            return found
    return site


def _paths(site, uid):
    noted = state.get_state(site, uid)
    if noted is not None and noted.path:
        yield str(noted.path)
    catalog = site._getOb("portal_catalog", None)
    if catalog is not None and uid is not None:
        for brain in catalog.unrestrictedSearchResults(UID=uid):
            yield brain.getPath()
