"""Backends that come from elsewhere: inactive, and said so, until somebody decides.

So do those that were here before the add-on was uninstalled.
"""

from collective.cron import clock
from collective.cron import logger
from collective.cron.content import choosers
from collective.cron.content import chosen
from collective.cron.worksite import entering
from collective.cron.worksite import identity

import transaction


NAMED = 10  # paths in the line of the log


class _Arrivals(object):
    """The key of what a transaction knows of them."""


ARRIVALS = _Arrivals()


def receive(manager, state):
    """Make a Backend that was another one's copy inactive; it runs as who brought it.

    A user of that name may be somebody else here. One that was here before runs as it
    did, if whoever installs the add-on may choose that.
    """
    backend = manager.backend
    was_active, user = bool(backend.activated), backend.run_as
    stays = chosen.was_uninstalled(backend) and choosers.may_let_run_as(backend, user)
    run_as = user if stays else identity.current_user_id()
    chosen.put_back(backend, False, run_as, chosen.chosen_at(backend))
    if was_active:
        note(manager, state, user)


def note(manager, state, user):
    """Note that a Backend was active, as `user`, where it comes from, and say so."""
    state.came = {"at": clock.now(), "user": user}
    current = transaction.get()
    try:
        paths = current.data(ARRIVALS)
    except KeyError:
        paths = []
        current.set_data(ARRIVALS, paths)
        site = entering.site_path(manager.site)
        current.addAfterCommitHook(_say, (site, paths))
    paths.append("/".join(manager.backend.getPhysicalPath()))


def _say(committed, site, paths):
    if committed:
        logger.warning(
            "%s: %d tasks came inactive, they were active where they come from, or "
            "before a new installation; activate those that are to run here: %s%s",
            site,
            len(paths),
            ", ".join(paths[:NAMED]),
            ", ..." if len(paths) > NAMED else "",
        )
