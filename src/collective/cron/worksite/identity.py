"""The user a job runs as: found, checked, become, and always left again.

The id alone would not do: if a site's user is deleted and the root folder of Zope has
one of the same name, the task must not gain that user's rights. So where the user was
found when it was chosen is part of the plan of the Backend.
"""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import SpecialUser
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron.bbb import monotonic
from collective.cron.errors import CronError
from collective.cron.worksite import directory
from collective.cron.worksite.directory import DirectoryAway
from contextlib import contextmanager
from six import ensure_text
from zope.component.hooks import getSite
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory

import time


SITE = "site"
ROOT = "root"
# The place of one who was deleted: who has that id now is somebody else.
GONE = "gone"
PATIENCE = 3  # seconds that a run waits for a directory that cannot be asked
PAUSE = 0.5  # seconds


class UserGone(CronError):
    """The user the task runs as is not found: choose another."""


def current_user_id():
    """Return the id (text) of who acts now; None for nobody and for the system."""
    user = getSecurityManager().getUser()
    if isinstance(aq_base(user), SpecialUser) or user.getId() is None:
        return None
    return ensure_text(user.getId())


def locate(site, user_id):
    """Return SITE or ROOT, the place where this user is known, or None.

    Raises DirectoryAway if that cannot be told.
    """
    for where in (SITE, ROOT):
        if _get(site, user_id, where) is not None:
            return where
    return None


def locate_current(site):
    """Return SITE or ROOT, the place of who acts now; None if a job could not be them.

    Such as somebody of the root folder whose id another user of the site has: that
    one would be found in their place. Raises DirectoryAway.
    """
    user_id = current_user_id()
    where = locate(site, user_id) if user_id is not None else None
    if where is None:
        return None
    place = site if where == SITE else site.getPhysicalRoot()
    own = aq_parent(aq_inner(getSecurityManager().getUser()))
    return where if aq_base(own) is aq_base(place.acl_users) else None


def find_user(site, user_id, where):
    """Return the user with its present roles; raise UserGone or DirectoryAway.

    `where` is what locate() gave when the user was chosen, empty if it was not found,
    and GONE if it was found once and not any more.
    """
    if not user_id:
        raise UserGone("no user is chosen to run as", accepted="choose one")
    if where == GONE:
        what = "the user to run as is not found any more, whoever has that name now"
        raise UserGone(what, user_id, "choose another")
    where = where or locate(site, user_id)
    user = _get(site, user_id, where)
    if user is None:
        raise UserGone("the user to run as is not found", user_id, "choose another")
    return user


def wait_for_user(site, user_id, where):
    """The same, for a run: a directory that is away is asked for some seconds."""
    end = monotonic() + PATIENCE
    while True:
        try:
            return find_user(site, user_id, where)
        except DirectoryAway:
            if monotonic() >= end:
                raise
        time.sleep(PAUSE)


@contextmanager
def acting_as(user):
    """Be `user` inside the block; whoever it was before is put back."""
    before = getSecurityManager()
    newSecurityManager(None, user)
    try:
        yield user
    finally:
        setSecurityManager(before)


def _get(site, user_id, where):
    if where not in (SITE, ROOT):
        return None
    place = site if where == SITE else site.getPhysicalRoot()
    user = directory.find(place, user_id)
    if user is None or isinstance(aq_base(user), SpecialUser):
        return None
    # Some user folders give a user without its folder; then it has no rights.
    return user if hasattr(user, "aq_parent") else user.__of__(place.acl_users)


@implementer(IVocabularyFactory)
class KnownUsers(object):
    """Whose id is accepted: users of the site and of the root.

    Asks for one and lists none. Where nobody can be asked, all are accepted.
    """

    def __call__(self, context):
        return self

    def __contains__(self, user_id):
        try:
            return locate(getSite(), user_id) is not None
        except DirectoryAway:
            return True
