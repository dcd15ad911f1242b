"""Why nothing is next: a task that has ended, and what would make it go on."""

from collective.cron import _
from collective.cron.errors import CronError
from collective.cron.errors import Ended
from collective.cron.queueing import following


def why(plan, state, now):
    """Return a message on why nothing comes any more, or None if something does.

    `plan`: the Plan as it is; `state`: the SchedulingState; `now`: aware UTC.
    """
    if following.is_used_up(state, plan):
        return _(
            u"ended_runs",
            default=u"All its runs are done: ${number}. To let it go on, allow more of "
            u"them.",
            mapping={u"number": plan.most_runs},
        )
    try:
        plan.course().next_after(now)
    except Ended as error:
        return _(
            u"ended_on",
            default=u"Its last day was ${date}. To let it go on, choose a later one.",
            mapping={u"date": error.value},
        )
    except CronError:
        return _(u"All days on which it would run are left out.")
    return None
