"""Whether a Backend is active, and as whom it runs: as it was chosen, here and now.

See content/chosen.py. What stands on the Backend counts if it was chosen after what its
state knows; else it is put back: an older version was restored, values were copied from
another Backend, or came in an import.
"""

from collective.cron import logger
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.content import chosen
from collective.cron.memory import tally
from collective.cron.memory.state import all_states
from collective.cron.queueing import arrivals
from collective.cron.worksite import identity
from six import ensure_str
from six import ensure_text


def are_heard(backend, state):
    """Tell whether what stands on a Backend counts, as its state is."""
    if state is None or state.plan is None or state.oid is None:
        return True
    at = chosen.chosen_at(backend)
    return at is not None and at > state.chosen_at


def stand(backend, plan):
    """Tell whether on a Backend stands what its plan says."""
    stands = bool(backend.activated), ensure_str(backend.run_as or "")
    return stands == (plan.active, plan.user)


def follow(manager, state, plan):
    """Note in a state what was chosen; on the Backend, put back what was not."""
    backend = manager.backend
    if not plan.is_noted_as(state.plan):
        tally.count(state)
    if are_heard(backend, state):
        state.chosen_at = chosen.chosen_at(backend) or chosen.LONG_AGO
    if stand(backend, plan):
        return
    user = ensure_text(plan.user) or None
    active, former_user = bool(backend.activated), backend.run_as or None
    if active and chosen.is_being_added(backend):
        arrivals.note(manager, state, former_user)
    else:
        logger.warning(
            "%s: put back to %s, not %s: that was not chosen here",
            manager.describe(),
            _describe(plan.active, user),
            _describe(active, former_user),
        )
        noting.note(manager, deeds.PUT_BACK)
    chosen.put_back(backend, plan.active, user, state.chosen_at)


def forget_user(manager):
    """Forget where the user of a Backend was found: see the manager."""
    current = manager.state
    if current is None or current.plan is None:
        return
    if manager.plan.where in ("", identity.GONE):
        # It may be the same id, and yet another user.
        noting.note(manager, deeds.USER)
    current.plan = manager.plan._replace(where="").noted()


def note_gone(state, user_id):
    """Note that a user that was found once is gone: another choice is needed.

    Whoever gets the same id later, by whatever way, is somebody else.
    """
    noted = state.plan
    if noted and noted[3] == ensure_str(user_id) and noted[4]:
        state.plan = noted[:4] + (identity.GONE,) + noted[5:]


def note_all_gone(site, user_id):
    """The same for all Backends of a site that run as a user of the site."""
    for state in all_states(site).values():
        if state.plan is not None and state.plan[4] == identity.SITE:
            note_gone(state, user_id)


def _describe(active, user):
    return "%s as %s" % ("active" if active else "inactive", user)
