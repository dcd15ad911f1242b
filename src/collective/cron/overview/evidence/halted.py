"""That a task is paused because it failed so often: what is said of that."""

from collective.cron import _
from collective.cron.words import moments
from collective.cron.words import reasons


def say(state, zone):
    """Return a Message, None if it is not paused for that."""
    if state is None or state.halted is None:
        return None
    last = state.last or {"reason": u""}
    return _(
        u"status_halted",
        default=u"Paused at ${at}, after ${count} failures in a row since ${since}. "
        u"Last run: ${reason}",
        mapping={
            "at": moments.show_minute(state.halted["at"], zone),
            "count": state.halted["count"],
            "since": moments.show_minute(state.halted["since"], zone),
            "reason": reasons.read(last["reason"]),
        },
    )
