"""Overlap: one more run comes due while another one of the same task goes on."""

from collective.cron import clock
from collective.cron.memory import cancel
from collective.cron.queueing.besides import row
from collective.cron.queueing.job import LATE
from collective.cron.queueing.job import SCHEDULE
from collective.cron.running import runs
from collective.cron.settings import policies


BY = u"the next run"  # who asks the running one to stop; no id of a user


def wait_or_skip(manager, decision, values):
    """Let a run wait for those that go on, or record that it is skipped.

    `decision`: of policies.decide_overlap(); START if another of the group goes on.
    `values`: as for runs.begin(). Return whether it waits.
    """
    going, kept = manager.state.runs, dict(values)
    group = kept.pop("group", None)
    del kept["token"]
    if decision == policies.WAIT and manager.backend.overlap == policies.STOP:
        for run in going:
            cancel.request(manager.site, run["token"], BY)
    if decision != policies.SKIP and _wait(manager, kept):
        return True
    if decision == policies.START:
        reason = u"another one of the group %s was still going" % group
    else:
        since = clock.to_iso(going[0]["started"])
        reason = u"the run of %s was still going" % since
    if decision != policies.SKIP:
        reason += _say_full(manager.state)
    runs.skip(manager, reason, **kept)
    return False


def _wait(manager, values):
    trigger = LATE if values["trigger"] == SCHEDULE else values["trigger"]
    return row.add(manager, dict(values, trigger=trigger))


def _say_full(state):
    waiting = row.count(state)
    if waiting == 1:
        return u", and another one was waiting"
    return u", and %d others were waiting" % waiting
