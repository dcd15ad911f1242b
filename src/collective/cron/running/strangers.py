"""Strangers: states of no Backend of their site, as a copy of a site has them.

Also of what went without an event. They are found by place (lookout/), and forgotten.
"""

from collective.cron import logger
from collective.cron.audit import noting
from collective.cron.memory import state
from collective.cron.queueing import departure
from collective.cron.queueing.places import Places
from collective.cron.worksite.entering import site_path


def forget(site, uids):
    """Forget the states with these UUIDs, of which no Backend was found; count them.

    Their jobs go too. A Backend whose class is missing is still there.
    """
    places, path, count = Places(site), site_path(site), 0
    for uid in uids:
        known = state.get_state(site, uid)
        if known is None or (known.path is not None and places.is_broken(known.path)):
            continue
        noting.note_gone(site, uid, known)
        departure.forget(site, uid)
        logger.warning("%s: Backend %s is not here, it is forgotten", path, uid)
        count += 1
    return count
