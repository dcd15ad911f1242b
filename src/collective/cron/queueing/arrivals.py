"""Backends that come from elsewhere: inactive, and said so, until somebody decides.

So do those that were here before the add-on was uninstalled, and those that an undo of
the database changed or brought back: see memory/tally.py.
"""

from Acquisition import aq_base
from collective.cron import clock
from collective.cron import logger
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.audit import who
from collective.cron.content import choosers
from collective.cron.content import chosen
from collective.cron.memory import tally
from collective.cron.worksite import entering
from collective.cron.worksite import identity
from collective.cron.worksite import transactions
from ZODB.utils import z64

import transaction


NAMED = 10  # paths in the line of the log
REMEMBERED = 10000

_sound = {}  # oid of a state: the serial of its Backend when that was looked at


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
    noting.note(manager, deeds.CAME)
    if was_active:
        note(manager, state, user)


def withhold_undone(manager, state):
    """Make a Backend inactive, running as nobody, if an undo made it what it is.

    Whoever undoes was not asked whether they may choose either. It is looked at once
    for each time that the Backend was written.
    """
    if state.tally is None:
        tally.start(state)
        return
    base = aq_base(manager.backend)
    base._p_activate()
    if base._p_serial != z64 and _sound.get(state._p_oid) == base._p_serial:
        return
    if tally.is_undone(state):
        _withhold(manager, state)
        tally.count(state)
    elif not base._p_changed and not tally.is_counting(state):
        if len(_sound) >= REMEMBERED:
            _sound.clear()  # there are those of Backends that are gone
        _sound[state._p_oid] = base._p_serial


def _withhold(manager, state):
    backend = manager.backend
    active, user = bool(backend.activated), backend.run_as
    if not active and not user:
        return
    logger.warning(
        "%s: inactive, and runs as nobody: an undo brought it back, %s as %s",
        manager.describe(),
        "active" if active else "inactive",
        user,
    )
    dates = [chosen.chosen_at(backend), state.chosen_at]
    chosen.put_back(backend, False, None, max([at for at in dates if at] or [None]))
    chosen.choose(backend)
    noting.note(manager, deeds.UNDONE, by=who.nobody())
    if active:
        state.came = {"at": clock.now(), "user": user}


def note(manager, state, user):
    """Note that a Backend was active, as `user`, where it comes from, and say so."""
    state.came = {"at": clock.now(), "user": user}

    def begin():
        paths = []
        site = entering.site_path(manager.site)
        transaction.get().addAfterCommitHook(_say, (site, paths))
        return paths

    paths = transactions.kept_under(ARRIVALS, begin)
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
