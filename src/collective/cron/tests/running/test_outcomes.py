"""Outcomes: what a result says, by how the work ended."""

from collective.cron.errors import Cancelled
from collective.cron.running import outcomes

import mock
import unittest


class TestOutcomes(unittest.TestCase):
    def setUp(self):
        self.mine = mock.Mock(items=0, ended_its_transaction=False, attempt=2)
        self.mine.warnings.get.return_value = (u"first",)
        self.mine.log.get.return_value = (u"a line",)
        self.mine.watch.by = None

    def fail(self, error):
        try:
            raise error
        except type(error):
            return outcomes.of_failure(self.mine)

    def test_warnings_of_the_run_come_before_what_it_returned(self):
        found = outcomes.of_what_ended(self.mine, (u"second",))
        self.assertEqual(found.status, "WARN")
        self.assertEqual(found.reason, u"first")
        self.assertEqual(found.messages, (u"first", u"second"))
        self.assertEqual((found.attempt, found.log), (2, (u"a line",)))

    def test_all_went_well(self):
        self.mine.warnings.get.return_value = ()
        found = outcomes.of_what_ended(self.mine, ())
        self.assertEqual((found.status, found.reason), ("OK", u""))

    def test_stopped_by_itself_after_somebody_asked(self):
        self.mine.watch.by = u"jane"
        found = outcomes.of_what_ended(self.mine, ())
        self.assertEqual(found.status, "CANCELLED")
        self.assertIn(u"cancelled by jane -- it stopped by itself", found.reason)

    def test_a_failure_says_what_stays_of_it(self):
        for items, ended, text in (
            (0, False, u"ValueError: no"),
            (7, False, u"ValueError: no" + outcomes.IN_CHUNKS % 7),
            (7, True, u"ValueError: no" + outcomes.COMMITTED),
        ):
            self.mine.items, self.mine.ended_its_transaction = items, ended
            found = self.fail(ValueError("no"))
            self.assertEqual((found.status, found.reason), ("FAILED", text))
            self.assertEqual(found.messages, (text, u"first"))
            self.assertIn(u"raise error", found.traceback)

    def test_cancelled(self):
        self.mine.watch.by = u"jane"
        found = self.fail(Cancelled())
        self.assertEqual(found.status, "CANCELLED")
        self.assertEqual(found.reason, u"cancelled by jane")
        self.assertEqual(found.traceback, u"")

    def test_what_came_up_later_makes_a_warning_of_what_went_well(self):
        self.mine.warnings.get.return_value = ()
        well = outcomes.of_what_ended(self.mine, ())
        failed = self.fail(ValueError("no"))
        self.assertIs(outcomes.with_warnings(well, ()), well)
        found = outcomes.with_warnings(well, [u"later"])
        self.assertEqual((found.status, found.reason), ("WARN", u"later"))
        found = outcomes.with_warnings(failed, [u"later"])
        self.assertEqual((found.status, found.reason), ("FAILED", u"ValueError: no"))
        self.assertEqual(found.messages, (u"ValueError: no", u"later"))
