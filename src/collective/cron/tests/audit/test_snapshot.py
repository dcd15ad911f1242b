# coding: utf-8
"""The settings of a task as text: bounded, without secrets, the same each time."""

from collective.cron.audit import snapshot
from collective.cron.tests.support.base import CronTestCase
from datetime import date
from datetime import datetime
from ZODB.POSException import ConflictError

import mock
import pytz
import unittest


class TestSnapshot(CronTestCase):
    def of(self, task):
        return snapshot.of(task, "task", u"salt")

    def test_the_same_each_time(self):
        task = self.add_task()
        found = self.of(task)
        self.assertEqual(found, self.of(task))
        self.assertEqual(found[u"periodicity"][0], u"*/5 * * * *")
        self.assertEqual(found[u"activated"][0], u"true")
        self.assertEqual(found[u"path"][0], u"task")
        self.assertEqual(found[u"title"][0], u"Task")

    def test_a_long_value_is_cut_and_yet_each_change_is_seen(self):
        task = self.add_task()
        task.description = u"a" * 500 + u"b" + u"c" * 500
        before = self.of(task)
        task.description = u"a" * 500 + u"d" + u"c" * 500
        ((name, old, new),) = snapshot.differences(before, self.of(task))
        self.assertEqual(name, u"description")
        self.assertLessEqual(len(new), snapshot.LONGEST)

    def test_secrets_are_hidden(self):
        task = self.add_task()
        before = self.of(task)
        task.description = u"password=hunter22 in a text"
        ((_name, _old, new),) = snapshot.differences(before, self.of(task))
        self.assertNotIn(u"hunter22", new)

    def test_of_a_password_only_that_it_changed(self):
        task = self.add_task()
        before = self.of(task)
        task.secret = u"correct horse"
        after = self.of(task)
        self.assertNotIn(u"horse", u"%r" % (after,))
        changes = snapshot.differences(before, after)
        self.assertEqual(changes, ((u"secret", None, None),))

    def test_a_broken_behavior_keeps_no_task_from_being_saved(self):
        task = self.add_task()
        with mock.patch.object(snapshot, "_value", side_effect=KeyError("x")):
            found = self.of(task)
        self.assertEqual(found[u"title"][0], u"(KeyError)")
        self.assertEqual(snapshot.hidden_names(task) & set(["secret"]), set(["secret"]))
        with mock.patch.object(snapshot, "_value", side_effect=ConflictError()):
            with self.assertRaises(ConflictError):
                self.of(task)


class TestText(unittest.TestCase):
    def test_values(self):
        for value, expected in (
            (None, u""),
            (True, u"true"),
            (False, u"false"),
            (7, u"7"),
            (u"", u""),
            (b"x", u"x"),
            (date(2026, 11, 23), u"2026-11-23"),
            (datetime(2026, 11, 23, 10, tzinfo=pytz.utc), u"2026-11-23T10:00:00Z"),
            ([u"b", 1], u"b, 1"),
            (set([u"b", u"a"]), u"a, b"),
            ({u"k": [1, 2]}, u"k: 1, 2"),
            (object(), u"object"),
        ):
            self.assertEqual(snapshot.as_text(value), expected)

    def test_what_was_not_there_and_is_empty_is_no_change(self):
        self.assertEqual(snapshot.differences({}, {u"a": (u"", u"")}), ())
