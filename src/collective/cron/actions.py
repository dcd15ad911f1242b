"""What people do to a Backend, by a button or by a program, and how it went.

Whoever calls has checked the permission and that the request is meant.
"""

from collections import namedtuple
from collective.cron import _
from collective.cron import reconcile
from collective.cron import status
from collective.cron.errors import JobRefused
from collective.cron.interfaces import IBackend
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified


# How an action went.
DONE = "done"
NOTHING_TO_DO = "nothing-to-do"
REFUSED = "refused"
UNREACHABLE = "unreachable"
NO_QUEUE = _(u"The queue cannot be reached from this process.")
NO_WORKER = _(u"No worker is there: it starts as soon as one is.")


class Outcome(namedtuple("Outcome", "code message")):
    """`code`: a constant above; `message`: a Message that may contain others."""

    __slots__ = ()

    @property
    def well(self):
        return self.code in (DONE, NOTHING_TO_DO)

    def say(self, request):
        """Return the message in the language of a request."""
        mapping = self.message.mapping or {}
        said = dict(
            (key, translate(value, context=request) if _is_message(value) else value)
            for key, value in mapping.items()
        )
        return translate(Message(self.message, mapping=said), context=request)


def _is_message(value):
    return isinstance(value, Message)


def run(manager):
    """Ask for one run besides the schedule."""
    try:
        queued = manager.register_job(force=True)
    except JobRefused as error:
        message = _(
            u"job_refused",
            default=u"Nothing was started: ${reason}.",
            mapping={"reason": _(error.what)},
        )
        return Outcome(REFUSED, message)
    if queued:
        return Outcome(DONE, _(u"One run was asked for; it starts at once."))
    message = _(u"A run was asked for before, and has not started yet.")
    return Outcome(NOTHING_TO_DO, message)


def activate(manager, workers, now):
    """Let a Backend run by its schedule, unless no run could end well."""
    found = status.assess(manager, workers, now)
    if found.broken:
        message = _(
            u"activate_broken",
            default=u"It was not activated. ${reason}",
            mapping={"reason": found.reason},
        )
        return Outcome(REFUSED, message)
    _set_activated(manager.backend, True)
    return Outcome(DONE, _(u"It is active and runs by its schedule."))


def deactivate(manager):
    """Let a Backend no longer run by itself."""
    _set_activated(manager.backend, False)
    return Outcome(DONE, _(u"It is inactive; what was queued is taken away."))


def _set_activated(backend, value):
    backend.activated = value
    modified(backend, Attributes(IBackend, "activated"))


def repair(manager, workers):
    """Let the reconciler look at one Backend."""
    return _repair(workers, lambda: reconcile.reconcile_backend(manager, workers))


def repair_site(site, workers):
    """Let the reconciler look at all Backends of a site."""
    return _repair(workers, lambda: reconcile.reconcile_site(site))


def _repair(workers, reconcile_it):
    if workers is None:
        return Outcome(UNREACHABLE, NO_QUEUE)
    done = reconcile_it()
    if not sum(done.values()):
        return Outcome(NOTHING_TO_DO, _(u"Nothing had to be repaired."))
    message = _(
        u"repaired",
        default=u"Repaired. Queued: ${queued}. Taken away: ${removed}. Lost runs "
        u"closed: ${interrupted}.",
        mapping=dict((k, done[k]) for k in ("queued", "removed", "interrupted")),
    )
    return Outcome(DONE, message)
