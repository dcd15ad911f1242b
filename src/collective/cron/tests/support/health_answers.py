"""Answers of health, for tests: none of a former test; awaited on slow machines."""

from collective.cron.health import asked

import mock


PATIENCE = 60  # seconds; a test about waiting takes a Bounded of its own


def prepare(test, fresh=None):
    """Let a test ask as if nobody had asked before; undone at its end.

    `fresh`: for how many seconds an answer is given again, if not as shipped.
    """
    for one in (asked.database, asked.queue):
        one.forget()
        test.addCleanup(one.forget)
        values = {"_seconds": PATIENCE}
        if fresh is not None:
            values["_fresh"] = fresh
        patched = mock.patch.multiple(one, **values)
        patched.start()
        test.addCleanup(patched.stop)
