"""How many of our jobs zc.async runs at the same time.

plone.app.async puts everything into one quota of one job. Ours is apart, and the
agent always has room for more than ours: a long task of ours neither blocks the
other Backends nor the other users of plone.app.async.
"""

from collective.cron.engines import environment
from collective.cron.engines.zcasync import library
from collective.cron.engines.zcasync import registrations
from datetime import timedelta
from zope.component import getUtility


QUOTA = "collective.cron"
ROOM_FOR_OTHERS = 2  # threads that only other users of plone.app.async can take


def ensure_quota(queue):
    """Make the quota if it is not there; writes nothing else."""
    if QUOTA not in queue.quotas:
        queue.quotas.create(QUOTA, size=environment.parallel_runs())


def configure_queue(event):
    """Set quota and agent to the size wanted; subscriber to IQueueReady.

    It is called inside the dispatcher's own transaction: writes to the queue only,
    does not commit and does no work in any site.
    """
    queue, size = event.object, environment.parallel_runs()
    ensure_quota(queue)
    if queue.quotas[QUOTA].size != size:
        queue.quotas[QUOTA].size = size
    agents = queue.dispatchers[getUtility(library.interfaces.IUUID)]
    registrations.sign(agents)
    ping = timedelta(seconds=environment.ping_seconds())
    if agents.ping_interval != ping:
        agents.ping_interval = ping
        agents.ping_death_interval = ping * 5 // 2
    for agent in agents.values():
        if agent.size < size + ROOM_FOR_OTHERS:
            agent.size = size + ROOM_FOR_OTHERS
