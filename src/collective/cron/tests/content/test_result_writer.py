"""Results: ordered by time, bounded in number, age and size."""

from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.interfaces import RESULTS_ID
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta
from plone import api

import itertools
import unittest


class TestHistory(CronTestCase):
    def record(self, task, count=1, status=u"OK", **values):
        for _number in range(count):
            clock.set_now(clock.now() + timedelta(seconds=1))
            result_writer.record(task, status=status, occurrence=clock.now(), **values)

    def test_note_keeps_a_letter_for_each_of_the_last_twenty(self):
        task = self.add_task()
        current = self.state_of(task)
        for status in (u"OK", u"WARN", u"FAILED", u"INTERRUPTED", u"SKIPPED"):
            result_writer.note(current, result_writer.record(task, status=status))
        self.assertEqual(current.recent, "OWFIS")
        self.assertEqual(current.last["status"], u"SKIPPED")
        self.assertEqual(current.went, "I")
        for status in [u"\xdcbel"] + [u"OK"] * 30:
            result_writer.note(current, result_writer.record(task, status=status))
        self.assertEqual(current.recent, "O" * 20)
        result_writer.note(current, result_writer.record(task, status=u"\xdcbel"))
        self.assertEqual((current.recent[-2:], type(current.recent)), ("O?", str))

    def test_two_results_of_one_instant(self):
        task = self.add_task()
        for _number in range(3):
            result_writer.record(task, status=u"OK", occurrence=clock.now())
        self.assertEqual(len(set(task.results_folder().newest())), 3)

    def test_limits_that_no_calendar_has(self):
        # Set by a script, or before there were limits to them.
        task = self.add_task(keep_days=10**30, keep_failures_days=800000)
        for status in (u"OK", u"FAILED"):
            self.record(task, 3, status)
        self.assertEqual(len(task.results_folder().newest()), 6)

    def test_count_is_limited_and_failures_are_counted_apart(self):
        task = self.add_task(keep_results=5)
        self.record(task, 3, u"FAILED")
        self.record(task, 20)
        self.assertEqual(self.statuses(task), ["FAILED"] * 3 + ["OK"] * 5)
        self.record(task, 20, u"INTERRUPTED")
        self.assertEqual(len(task.results_folder()), 10)

    def test_age_is_limited_and_failures_are_kept_longer(self):
        task = self.add_task(keep_days=2, keep_failures_days=10)
        self.record(task, 3)
        self.record(task, 3, u"FAILED")
        clock.set_now(clock.now() + timedelta(days=5))
        self.record(task)
        self.record(task, status=u"FAILED")
        self.assertEqual(self.statuses(task), ["FAILED"] * 3 + ["OK", "FAILED"])
        clock.set_now(clock.now() + timedelta(days=300))
        self.record(task)
        self.record(task, status=u"FAILED")
        self.assertEqual(self.statuses(task), ["OK", "FAILED"])

    def test_smaller_limit_is_reached_in_bounded_steps(self):
        task = self.add_task(keep_results=200)
        self.record(task, 120)
        task.keep_results = 10
        self.record(task)
        self.assertEqual(len(task.results_folder()), 71)
        self.record(task, 2)
        self.assertEqual(len(task.results_folder()), 10)

    def test_results_are_not_in_the_catalog(self):
        task = self.add_task()
        self.run_due("10:05:00")
        brains = api.content.find(context=task)
        self.assertEqual([brain.getId for brain in brains], ["task"])

    def test_folder_that_was_removed_is_made_again(self):
        task = self.add_task()
        task._delObject(RESULTS_ID)
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["OK"])


class TestBoundMessages(unittest.TestCase):
    def test_few_are_kept_as_they_are(self):
        kept = result_writer.bound_messages([u"a", b"b", 3])
        self.assertEqual(kept, (u"a", u"b", u"3"))

    def test_many_keep_head_and_tail(self):
        kept = result_writer.bound_messages(u"%d" % n for n in range(1000))
        self.assertEqual(len(kept), 41)
        self.assertEqual((kept[0], kept[-1]), (u"0", u"999"))
        self.assertEqual(kept[20], u"[... 960 messages left out ...]")

    def test_endless_ones_end(self):
        kept = result_writer.bound_messages(itertools.repeat(u"x"))
        self.assertEqual(len(kept), 42)
        self.assertIn(u"no more messages were read", kept[-1])
