"""Evidence of a status: whom of its group a task waits for."""

from collective.cron import _
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import groups
from collective.cron.running import runs


def say_group(manager):
    """Return for whom of its group a run that is due waits, a Message, or None."""
    state = manager.state
    waits = state is not None and (state.extra or backlog.count(state))
    uid = groups.holder(manager) if waits else None
    if uid is None:
        return None
    return _(
        u"waits_for_group",
        default=u"It waits for another one of its group: ${name}",
        mapping={"name": runs.name_of(manager.site, uid)},
    )
