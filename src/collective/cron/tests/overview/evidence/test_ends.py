from collective.cron.clock import from_iso
from collective.cron.memory.state import SchedulingState
from collective.cron.overview.evidence import ends
from collective.cron.queueing.plan import Plan
from zope.i18n import translate

import unittest


NOW = from_iso("2026-11-28T10:00:00Z")


def why(limits, counted=0, periodicity="0 9 * * *"):
    state = SchedulingState()
    state.counted = counted
    plan = Plan(True, periodicity, "UTC", "jane", "site", limits)
    found = ends.why(plan, state, NOW)
    return found and translate(found)


class TestWhy(unittest.TestCase):
    def test_each_reason_with_the_next_step(self):
        self.assertEqual(
            why(("", "2026-11-28", (), None)),
            u"Its last day was 2026-11-28. To let it go on, choose a later one.",
        )
        self.assertEqual(
            why(("", "", (), 10), 10),
            u"All its runs are done: 10. To let it go on, allow more of them.",
        )
        self.assertEqual(
            why(("", "", ("12-25",), None), 0, "0 9 25 12 *"),
            u"All days on which it would run are left out.",
        )

    def test_what_goes_on_has_none(self):
        self.assertIsNone(why((), 10))
        self.assertIsNone(why(("", "2026-11-29", (), 11), 10))
