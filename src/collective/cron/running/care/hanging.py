"""Hanging: threads of this process whose run was given up, and that do not end.

Python ends no thread: it is there, and takes a place, until its process ends. The state
of the Backend notes it when the run is given up, for pages to tell.
"""

from collective.cron import clock
from collective.cron import logger
from collective.cron.memory import state
from collective.cron.running import current_run
from collective.cron.running.care.time_limit import GRACE
from collective.cron.running.runs import IN_HAND
from collective.cron.running.runs import name_of
from collective.cron.worksite import entering

import transaction


_told = set()
_long = {}  # that take long, by token: path of the site, and UUID


def find():
    """Return the tokens of the runs that such threads have in hand, a set.

    Says each once in the log. Looks into the database only if a run takes long.
    """
    found, now = set(), clock.now()
    for token, (path, uid, started) in list(current_run.WORKING.items()):
        if now - started <= GRACE:
            continue
        _long[token] = path, uid
        with entering.open_site(path) as site:
            noted = None if site is None else state.get_state(site, uid)
            if noted is None or noted.find_run(token) is not None:
                continue
            name = name_of(site, uid)
        # It may have ended meanwhile.
        if token in current_run.WORKING:
            found.add(token)
            _tell(token, name)
    _told.intersection_update(current_run.WORKING)
    for token in set(_long) - set(current_run.WORKING):
        _forget(token)
    return found


def others():
    """Tell whether this process has runs in hand besides those that hang."""
    return bool(set(IN_HAND) - find())


def _forget(token):
    """Note that a thread has ended; if that fails, with the next look."""
    path, uid = _long[token]
    with entering.open_site(path) as site:
        noted = None if site is None else state.get_state(site, uid)
        if noted is not None and noted.forget_hanging(token):
            transaction.commit()
    _long.pop(token, None)


def _tell(token, name):
    if token not in _told:
        _told.add(token)
        logger.warning(
            "%s: its run was given up, and its thread goes on; it stores nothing, and "
            "takes the place of another until this process ends",
            name,
        )
