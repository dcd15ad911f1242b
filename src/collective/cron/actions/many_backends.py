"""One action on several Backends: each in a transaction of its own.

So one that is broken, or in which another writer was quicker, never stops the others.
"""

from collections import namedtuple
from collective.cron import _
from collective.cron import logger
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
# What an action asks for, and what it does with a manager, the workers and the time.
RUN, ACTIVATE, DEACTIVATE, REPAIR = "run", "activate", "deactivate", "repair"
ACTIONS = {
    RUN: (
        "Run",
        lambda manager, workers, now: one_backend.run(manager, lambda: workers),
    ),
    ACTIVATE: ("Manage", one_backend.activate),
    DEACTIVATE: (
        "Manage",
        lambda manager, workers, now: one_backend.deactivate(manager),
    ),
    REPAIR: ("Manage", lambda manager, workers, now: repair.repair(manager, workers)),
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
    permission = "collective.cron: %s" % ACTIONS[action][0]
    return dict(
        (uid, backend)
        for uid, backend in lookup.find_backends(site, uids[:LIMIT]).items()
        if api.user.has_permission(permission, obj=backend)
    )


def perform(site, action, uids, now):
    """Do it, and return a list of Reports, in the order of `uids`.

    Commits: what the request has written so far as well.
    """
    _signature(site, action).sign()
    transaction.commit()
    workers = reconcile.known_workers()
    return [_perform_one(site, action, uid, workers, now) for uid in uids[:LIMIT]]


def _perform_one(site, action, uid, workers, now):
    try:
        return in_transaction(
            lambda: _act(site, action, uid, workers, now),
            signature=_signature(site, action),
        )
    except Exception:
        logger.exception("%s: could not %s this Backend", uid, action)
        return Report(uid, None, None, Outcome(FAILED, MESSAGES[FAILED]))


def _signature(site, action):
    place = entering.site_path(site)
    return Signature(u"%s, from a list" % action, identity.current_user_id(), place)


def _act(site, action, uid, workers, now):
    backend = allowed(site, action, [uid]).get(uid)
    if backend is None:
        outcome = Outcome(NOT_FOUND, MESSAGES[NOT_FOUND])
        return Report(uid, None, None, outcome)
    outcome = ACTIONS[action][1](IBackendJobManager(backend), workers, now)
    if not api.user.has_permission("collective.cron: View", obj=backend):
        return Report(uid, None, None, outcome)
    return Report(uid, title_of(backend), backend.absolute_url(), outcome)
