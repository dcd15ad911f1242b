"""The inline engine of the running test."""

from collective.cron.engines.inline import InlineQueue
from collective.cron.errors import CronError
from collective.cron.interfaces import IJobQueue
from zope.component import queryUtility


def get_queue():
    """Return the InlineQueue, as it is; raise CronError outside of our layers."""
    queue = queryUtility(IJobQueue)
    if not isinstance(queue, InlineQueue):
        accepted = "a layer that is based on collective.cron.testing.CRON_FIXTURE"
        raise CronError("no engine for tests here", accepted=accepted)
    return queue


def inline_queue():
    """Return the inline engine of the running test, empty."""
    queue = get_queue()
    queue.held.clear()
    queue.reachable = True
    queue.what_is_wrong = None
    return queue
