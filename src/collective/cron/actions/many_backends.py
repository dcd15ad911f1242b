"""One action on several Backends: each in a transaction of its own.

So one that is broken, or in which another writer was quicker, never stops the others.
"""

from collections import namedtuple
from collective.cron import _
from collective.cron import logger
from collective.cron.actions import deletion
from collective.cron.actions import one_backend
from collective.cron.actions import repair
from collective.cron.actions.outcome import Outcome
from collective.cron.interfaces import IBackendJobManager
from collective.cron.overview.backend_overview import title_of
from collective.cron.queueing import lookup
from collective.cron.running import reconcile
from collective.cron.worksite import entering
from collective.cron.worksite import identity
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature
from plone import api

import transaction


LIMIT = 1000  # Backends at once
RUN, ACTIVATE, DEACTIVATE, REPAIR = "run", "activate", "deactivate", "repair"
CANCEL, CHOOSE_USER, DELETE = "cancel", "choose-user", "delete"


class Act(namedtuple("Act", "permissions perform")):
    """`permissions`: each is asked for; `perform` does it with a Task."""

    __slots__ = ()


class Task(namedtuple("Task", "manager workers now user")):
    """`user`: the id that was given with the action, text; empty if none was."""

    __slots__ = ()


ACTIONS = {
    RUN: Act(("Run",), lambda t: one_backend.run(t.manager, lambda: t.workers)),
    ACTIVATE: Act(
        ("Manage",), lambda t: one_backend.activate(t.manager, t.workers, t.now)
    ),
    DEACTIVATE: Act(("Manage",), lambda t: one_backend.deactivate(t.manager)),
    REPAIR: Act(("Manage",), lambda t: repair.repair(t.manager, t.workers)),
    CANCEL: Act(
        ("Run",),
        lambda t: one_backend.cancel_all(t.manager, identity.current_user_id() or u""),
    ),
    CHOOSE_USER: Act(
        ("Manage", "Choose user"), lambda t: one_backend.choose_user(t.manager, t.user)
    ),
    DELETE: Act(("Manage",), lambda t: deletion.delete(t.manager, t.workers)),
}
# How it went, besides the codes of outcome.py.
NOT_FOUND = "not-found"
FAILED = "failed"
MESSAGES = {
    NOT_FOUND: _(u"There is no such task, or you may not do this with it."),
    FAILED: _(u"It could not be done; the log of the server says why."),
}


class Report(namedtuple("Report", "uid title url outcome")):
    """How it went with one Backend; `title` and `url`: None where it is not shown."""

    __slots__ = ()


def allowed(site, action, uids):
    """Return {uid: Backend} of those with which the current user may do this."""
    permissions = ["collective.cron: " + what for what in ACTIONS[action].permissions]
    return dict(
        (uid, backend)
        for uid, backend in lookup.find_backends(site, uids[:LIMIT]).items()
        if all(api.user.has_permission(what, obj=backend) for what in permissions)
    )


def perform(site, action, uids, now, user=u""):
    """Do it, and return a list of Reports, in the order of `uids`.

    `user`: the id of whom they are to run as, for that action. Commits: what the
    request has written so far as well.
    """
    _signature(site, action).sign()
    transaction.commit()
    return [_perform_one(site, action, uid, now, user) for uid in uids[:LIMIT]]


def _perform_one(site, action, uid, now, user):
    try:
        return in_transaction(
            lambda: _act(site, action, uid, now, user),
            signature=_signature(site, action),
        )
    except Exception:
        logger.exception("%s: could not %s this Backend", uid, action)
        return Report(uid, None, None, Outcome(FAILED, MESSAGES[FAILED]))


def _signature(site, action):
    place = entering.site_path(site)
    return Signature(u"%s, from a list" % action, identity.current_user_id(), place)


def _act(site, action, uid, now, user):
    backend = allowed(site, action, [uid]).get(uid)
    if backend is None:
        outcome = Outcome(NOT_FOUND, MESSAGES[NOT_FOUND])
        return Report(uid, None, None, outcome)
    # Afterwards it may be gone.
    title, url = None, None
    if api.user.has_permission("collective.cron: View", obj=backend):
        title, url = title_of(backend), backend.absolute_url()
    # Asked for by each attempt: a worker may turn out to live.
    workers = reconcile.known_workers()
    task = Task(IBackendJobManager(backend), workers, now, user)
    return Report(uid, title, url, ACTIONS[action].perform(task))
