"""What the last run says of a Backend that waits for its next one."""

from collective.cron import _
from collective.cron.interfaces import CANCELLED
from collective.cron.interfaces import FAILURES
from collective.cron.interfaces import SKIPPED
from collective.cron.interfaces import WARN
from collective.cron.queueing.besides import later
from collective.cron.words import moments
from collective.cron.words import reasons


def judge(plan, state):
    """Return code and reason of a Backend that waits for its next occurrence."""
    values = {"next": moments.show_minute(state.next_at, plan.timezone)}
    if state.last is None:
        reason = _(u"status_never_run", default=u"Next run: ${next}.", mapping=values)
        return "never-run", reason
    values["reason"] = reasons.read(state.last["reason"])
    again = later.next_again(state)
    if state.last["status"] in FAILURES and again is not None:
        values["again"] = moments.show(again["at"], plan.timezone)
        reason = _(
            u"status_failing_again",
            default=u"It is tried again at ${again}. Last run: ${reason}",
            mapping=values,
        )
        return "failing", reason
    if state.last["status"] in FAILURES:
        reason = _(u"status_failing", default=u"Last run: ${reason}", mapping=values)
        return "failing", reason
    if state.last["status"] == WARN:
        reason = _(u"status_warning", default=u"Last run: ${reason}", mapping=values)
        return "warning", reason
    if state.last["status"] == SKIPPED:
        reason = _(
            u"status_skipped",
            default=u"Next run: ${next}. The last one was skipped: ${reason}",
            mapping=values,
        )
        return "scheduled", reason
    if state.last["status"] == CANCELLED:
        reason = _(
            u"status_cancelled",
            default=u"Next run: ${next}. The last one was stopped: ${reason}",
            mapping=values,
        )
        return "scheduled", reason
    reason = _(u"status_scheduled", default=u"Next run: ${next}.", mapping=values)
    return "scheduled", reason
