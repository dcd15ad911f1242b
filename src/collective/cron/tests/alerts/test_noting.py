"""A failure is noted with its result, and told once."""

from collective.cron import clock
from collective.cron.alerts import noting
from collective.cron.alerts import outbox
from collective.cron.alerts import wishes
from collective.cron.content import result_writer
from collective.cron.memory import pause
from collective.cron.settings.alerts import kinds
from collective.cron.tests.support import database_cost
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from collective.cron.tests.support.log_lines import log_lines
from datetime import timedelta

import mock
import transaction


class TestNoting(AlertCase):
    def test_the_first_failure_is_one_mail(self):
        self.add_task(u"fail")
        self.run_due("10:05:00")
        self.assertEqual(self.waiting(), ["failed"])
        (mail,) = self.send()
        self.assertEqual(mail["subject"], u"[Plone site] Task has failed")
        self.assertIn(u"it went wrong", mail["text"])
        self.assertIn(u"http://nohost/plone/task/--results--/", mail["text"])
        self.assertIn(u"http://nohost/plone/task/edit", mail["text"])
        self.assertEqual(self.waiting(), [])
        self.assertEqual(self.ended(), [("failed", "ann@example.org", "sent")])
        self.run_due("10:10:00")
        self.assertEqual(self.send(), [])

    def test_without_a_channel_nothing_is_noted(self):
        tell(alert_channels=[])
        self.add_task(u"fail")
        self.run_due("10:05:00")
        self.assertEqual(self.waiting(), [])

    def test_a_night(self):
        self.add_task(u"fail", alert_policy=u"own", alert_again_after=3)
        told = []
        for minute in (5, 10, 15, 20):
            self.run_due("10:%02d:00" % minute)
            told += [mail["subject"] for mail in self.send()]
        self.portal["task"].script = u"count"
        for minute in (25, 30):
            self.run_due("10:%02d:00" % minute)
            told += [mail["subject"] for mail in self.send()]
        start = u"[Plone site] Task "
        expected = [u"has failed", u"has failed 3 times in a row", u"is well again"]
        self.assertEqual(told, [start + text for text in expected])

    def test_what_was_missed_once_a_day(self):
        self.add_task(late_policy=u"skip", late_limit=10)
        for minute in (20, 40):
            self.run_due("11:%02d:00" % minute)
        self.assertEqual(self.waiting(), ["missed"])

    def test_a_pause_is_no_alarm(self):
        self.add_task()
        pause.start(self.portal, u"Moving", None, u"ann")
        self.run_due("11:00:00")
        self.assertEqual(self.statuses(self.portal["task"]), ["SKIPPED"])
        self.assertEqual(self.waiting(), [])

    def test_warnings_once_in_a_row(self):
        tell(alert_kinds=[kinds.WARNED])
        self.add_task(u"warn")
        for minute in (5, 10):
            self.run_due("10:%02d:00" % minute)
        self.assertEqual(self.waiting(), ["warned"])

    def test_a_slow_run(self):
        tell(alert_kinds=[kinds.SLOW])
        task = self.add_task(alert_slow_after=1)
        manager, now = self.manager_of(task), clock.now()
        for seconds in (59, 61, 61):
            start = now - timedelta(seconds=seconds)
            result = result_writer.record(task, start=start, end=now)
            noting.note_result(manager, result, "O")
        transaction.commit()
        self.assertEqual(self.waiting(), ["slow"])

    def test_a_dry_run_says_nothing(self):
        task = self.add_task(u"fail")
        self.manager_of(task).register_job(force=True, settings={"dry_run": True})
        self.run_due()
        self.assertEqual(self.waiting(), [])

    def test_well_and_well_again_reads_no_setting(self):
        self.add_task()
        with mock.patch.object(wishes, "of_task") as asked:
            self.run_due("10:05:00")
            self.run_due("10:10:00")
        self.assertFalse(asked.called)

    def test_well_and_well_again_costs_no_commit_and_no_load(self):
        self.add_task()
        self.run_due("10:05:00")
        self.run_due("10:10:00")
        with_channel = self.cost("10:15:00")
        tell(alert_channels=[])
        self.run_due("10:20:00")
        self.assertEqual(with_channel, self.cost("10:25:00"))
        self.assertGreater(with_channel[database_cost.COMMIT], 0)

    def cost(self, time):
        """Return how often a run commits, and loads an object."""
        with database_cost.counted() as found:
            self.run_due(time)
        return found

    def test_what_is_kept_is_short(self):
        self.add_task(u"one_huge_message").title = u"T" * 5000
        transaction.commit()
        tell(alert_kinds=[kinds.WARNED])
        self.run_due("10:05:00")
        (alert,) = outbox.waiting(self.portal)
        self.assertLess(len(repr(alert.facts)), 3000)

    def test_whatever_is_the_matter_the_result_is_filed(self):
        task, lines = self.add_task(u"fail"), log_lines(self)
        with mock.patch.object(wishes, "of_task", side_effect=ValueError("broken")):
            self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["FAILED"])
        self.assertIn("what is to be told could not be noted", "\n".join(lines))
