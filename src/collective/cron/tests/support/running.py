"""A run for the tests of what people see of it: noted as going on, done by nobody."""

from collective.cron import clock
from collective.cron.running import runs
from persistent.mapping import PersistentMapping

import transaction


TOKEN = "0123456789abcdef0123456789abcdef"


def add_run(state, **values):
    """Note in a state that a run goes on, in a process that is gone; return it."""
    run = {
        "token": TOKEN,
        "occurrence": clock.now(),
        "trigger": "schedule",
        "by": u"",
        "attempt": 1,
        "missed": 0,
        "worker": "inline",
        "process": "another",
        "host": "web9:1",
        "started": clock.now(),
        "user": "test_user_1_",
        "where": "site",
    }
    run.update(values)
    state.add_run(PersistentMapping(run))
    transaction.commit()
    return run


def begin_run(manager, token="t"):
    """Let a run of the next occurrence begin, as a claim does; return it.

    No thread has it in hand, so it is lost.
    """
    return runs.begin(
        manager,
        "inline",
        token=token,
        occurrence=manager.state.next_at,
        trigger="schedule",
        by=u"",
        attempt=1,
        missed=0,
    )
