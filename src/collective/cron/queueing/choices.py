"""Whether a Backend is active, and as whom it runs: as it was chosen, here and now.

See content/chosen.py. What stands on the Backend counts if it was chosen after what its
state knows; else it is put back: an older version was restored, values were copied from
another Backend, or came in an import.
"""

from collective.cron import logger
from collective.cron.content import chosen
from collective.cron.queueing import arrivals
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
    chosen.put_back(backend, plan.active, user, state.chosen_at)


def _describe(active, user):
    return "%s as %s" % ("active" if active else "inactive", user)
