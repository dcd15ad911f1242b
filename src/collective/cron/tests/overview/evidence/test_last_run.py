"""What the last run says while the next one is waited for."""

from collective.cron import clock
from collective.cron.memory.state import SchedulingState
from collective.cron.overview.evidence import last_run
from collective.cron.queueing.plan import Plan

import unittest


NOW = clock.from_iso("2026-11-23T10:00:30Z")
PLAN = Plan(True, "*/5 * * * *", "Europe/Paris", "jane", "site")


class TestLastRun(unittest.TestCase):
    def judge(self, status, later=()):
        state = SchedulingState()
        state.next_at, state.later = NOW, later
        if status is not None:
            state.last = {"status": status, "reason": u"a reason"}
        return last_run.judge(PLAN, state)

    def test_codes(self):
        for status, code in (
            (None, "never-run"),
            (u"OK", "scheduled"),
            (u"WARN", "warning"),
            (u"FAILED", "failing"),
            (u"INTERRUPTED", "failing"),
            (u"SKIPPED", "scheduled"),
            (u"CANCELLED", "scheduled"),
        ):
            self.assertEqual(self.judge(status)[0], code)

    def test_a_failure_that_is_tried_again_says_when(self):
        one = {"trigger": "retry", "at": NOW, "occurrence": NOW, "job_id": None}
        code, reason = self.judge(u"FAILED", (one,))
        self.assertEqual((code, str(reason)), ("failing", "status_failing_again"))
        self.assertEqual(self.judge(u"OK", (one,))[0], "scheduled")
