"""Repair: the reconciler, asked to look at one Backend or at all of a site, now.

Whoever calls has checked the permission and that the request is meant.
"""

from collective.cron import _
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import NOTHING_TO_DO
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import UNREACHABLE
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.overview.evidence import queue_trouble
from collective.cron.overview.status import NO_QUEUE
from collective.cron.running import reconcile
from collective.cron.settings.zones import site_zone


def repair(manager, workers):
    """Let the reconciler look at one Backend."""
    def reconcile_it():
        done = reconcile.reconcile_backend(manager, workers)
        if sum(done.values()):
            noting.note(manager, deeds.REPAIRED)
        return done

    return _repair(workers, reconcile_it)


def repair_site(site, workers):
    """Let the reconciler look at all Backends of a site."""
    def reconcile_it():
        done = reconcile.reconcile_site(site)
        if sum(done.values()):
            noting.note_for(site, deeds.REPAIRED)
        return done

    return _repair(workers, reconcile_it)


def _repair(workers, reconcile_it):
    if workers is None:
        return Outcome(UNREACHABLE, NO_QUEUE)
    done = reconcile_it()
    trouble = queue_trouble.find_trouble()
    if trouble is not None:
        # What is wanted is noted, and a worker queues it when that can be done.
        return Outcome(UNREACHABLE, queue_trouble.say_trouble(trouble, site_zone()))
    if not sum(done.values()):
        return Outcome(NOTHING_TO_DO, _(u"Nothing had to be repaired."))
    message = _(
        u"repaired",
        default=u"Repaired. Queued: ${queued}. Taken away: ${removed}. Lost runs "
        u"closed: ${interrupted}. Results filed: ${filed}.",
        mapping=dict((k, done[k]) for k in reconcile.REPAIRS),
    )
    return Outcome(DONE, message)
