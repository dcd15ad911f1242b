"""What is remembered, and what is forgotten with what it rests on."""

from collective.cron.worksite.watched import reminder
from collective.cron.worksite.watched.reminder import Reminder

import mock
import unittest


class TestReminder(unittest.TestCase):
    def setUp(self):
        self.reminder = Reminder()
        self.reminder.remember("a", 1, ("oid", "both"))
        self.reminder.remember("b", 2, ("both",))

    def values(self):
        return [self.reminder.get(name) for name in ("a", "b")]

    def test_what_rests_on_what_was_written_is_forgotten(self):
        self.reminder.forget(set(["other"]))
        self.assertEqual(self.values(), [1, 2])
        self.reminder.forget(set(["oid"]))
        self.assertEqual(self.values(), [None, 2])
        self.reminder.forget(set(["both"]))
        self.assertEqual(self.values(), [None, None])

    def test_all_is_forgotten_where_nobody_knows(self):
        self.reminder.forget(None)
        self.assertEqual(self.values(), [None, None])

    def test_what_is_found_out_again_rests_on_other_objects(self):
        self.reminder.remember("a", 3, ("another",))
        self.reminder.forget(set(["oid"]))
        self.assertEqual(self.values(), [3, 2])

    def test_nothing_is_left_of_what_is_dropped(self):
        self.reminder.drop("a")
        self.reminder.drop("a")
        self.reminder.keep(set())
        self.assertEqual(self.reminder._names, {})
        self.assertEqual(self.values(), [None, None])

    def test_it_is_bounded(self):
        with mock.patch.object(reminder, "MOST", 2):
            self.reminder.remember("c", 3, ("oid",))
            self.reminder.remember("b", 4, ("oid",))
        self.assertIsNone(self.reminder.get("c"))
        self.assertEqual(self.values(), [1, 4])
