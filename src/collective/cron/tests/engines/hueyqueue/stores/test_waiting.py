"""Which messages wait is asked for one by one if there are few, else all at once."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite

import mock
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.stores import waiting

MANY = 2000


class TestWaiting(unittest.TestCase):
    def setUp(self):
        self.now = 1000.0
        self.waiting = waiting.Waiting()
        clock = mock.patch.object(waiting, "monotonic", lambda: self.now)
        clock.start()
        self.addCleanup(clock.stop)
        self.there = [b"%064d..." % number for number in range(MANY)]
        self.storage = mock.Mock()
        self.storage.holds = mock.Mock(
            side_effect=lambda message, begin_after: message in self.there
        )
        self.storage.enqueued_items = mock.Mock(side_effect=lambda: list(self.there))

    def has(self, message):
        return self.waiting.has(self.storage, message, None)

    def test_of_many_the_store_is_not_asked_one_by_one(self):
        self.assertTrue(all([self.has(message) for message in self.there]))
        self.assertEqual(self.storage.holds.call_count, waiting.FEW)
        self.assertEqual(self.storage.enqueued_items.call_count, 1)

    def test_a_few_are_asked_for_and_nothing_else_is_fetched(self):
        for minute in range(10):
            for message in self.there[: waiting.FEW]:
                self.assertTrue(self.has(message))
            self.now += 60
        self.assertEqual(self.storage.enqueued_items.call_count, 0)

    def test_what_was_not_seen_is_asked_for(self):
        for message in self.there:
            self.has(message)
        self.assertFalse(self.has(b"x" * 64 + b"..."))
        self.there.append(b"y" * 64 + b"...")
        self.assertTrue(self.has(self.there[-1]))

    def test_what_was_seen_is_believed_for_a_moment_only(self):
        for message in self.there:
            self.has(message)
        gone = self.there.pop()
        self.assertTrue(self.has(gone))
        self.now += waiting.FRESH
        self.assertFalse(self.has(gone))
        for message in self.there:
            self.assertTrue(self.has(message))
        self.assertFalse(self.has(gone))


def test_suite():
    return huey_suite(TestWaiting)
