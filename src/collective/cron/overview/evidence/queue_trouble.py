"""What is the matter with the queue, asked for and said."""

from collective.cron import _
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IJobQueue
from collective.cron.words import moments
from zope.component import getUtility


def find_trouble():
    """Return what the engine says is the matter (since, reason, where), or None."""
    # Engines of others may know nothing of it.
    ask = getattr(getUtility(IJobQueue), "trouble", None)
    try:
        return None if ask is None else ask()
    except QueueUnavailable:
        # None in this process; what that means is said by who asks for its workers.
        return None


def say_trouble(trouble, zone):
    """Return a sentence on it, with the instant in this time zone."""
    return _(
        u"queue_trouble",
        default=u"The queue cannot be used by ${where} since ${since}: ${reason}",
        mapping={
            "where": trouble.where,
            "since": moments.show_minute(trouble.since, zone),
            "reason": trouble.reason,
        },
    )
