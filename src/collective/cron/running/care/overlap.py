"""Overlap: one more run comes due while another one of the same task goes on."""

from collective.cron import clock
from collective.cron.memory import cancel
from collective.cron.queueing.besides import row
from collective.cron.queueing.job import LATE
from collective.cron.queueing.job import SCHEDULE
from collective.cron.running import runs
from collective.cron.settings import policies


BY = u"the next run"  # who asks the running one to stop; no id of a user


def wait(manager, values):
    """Let a run wait, to start later; return whether there is room.

    `values`: as for runs.begin(), without token.
    """
    trigger = LATE if values["trigger"] == SCHEDULE else values["trigger"]
    return row.add(manager, dict(values, trigger=trigger))


def wait_or_skip(manager, decision, values):
    """Let a run wait for those that go on, or record that it is skipped.

    `decision`: of policies.decide_overlap(). Return whether it waits.
    """
    overlap, going = manager.backend.overlap, manager.state.runs
    if decision == policies.WAIT:
        if overlap == policies.STOP:
            for run in going:
                cancel.request(manager.site, run["token"], BY)
        if wait(manager, values):
            return True
    reason = u"the run of %s was still going" % clock.to_iso(going[0]["started"])
    if decision == policies.WAIT:
        reason += say_full(manager.state)
    runs.skip(manager, reason, **values)
    return False


def say_full(state):
    """Return the end of a reason: that others wait already, text."""
    waiting = row.count(state)
    if waiting == 1:
        return u", and another one was waiting"
    return u", and %d others were waiting" % waiting
