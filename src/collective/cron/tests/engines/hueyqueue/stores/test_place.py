"""The name of a queue tells the database and the secret; an operator can set it."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite

import mock
import os
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.message import NotOurs
    from collective.cron.engines.hueyqueue.stores import place
    from huey.registry import Message


class TestPlace(unittest.TestCase):
    def test_name_and_messages_are_of_one_database_and_one_secret(self):
        one = place.Place("one", b"a" * 32)
        same = place.Place("one", b"a" * 32)
        others = [place.Place("two", b"a" * 32), place.Place("one", b"b" * 32)]
        data = one.signing().serialize(Message("id", "name", args=("x",)))
        self.assertEqual(same.name, one.name)
        self.assertEqual(same.signing().deserialize(data).args, ("x",))
        for other in others:
            self.assertNotEqual(other.name, one.name)
            with self.assertRaises(NotOurs):
                other.signing().deserialize(data)

    def test_the_secret_is_not_in_the_name(self):
        self.assertNotIn("aaa", place.Place("one", b"a" * 32).name)

    def given(self, value):
        with mock.patch.dict(os.environ, {place.VARIABLE: value}):
            return place.given_identity()

    def test_identity_that_is_given(self):
        self.assertIsNone(self.given(""))
        self.assertEqual(self.given("production_1"), "production_1")
        for value in ("a", "Production", "a b c d", "a-b-c", "x" * 41, "abcd\n"):
            with self.assertRaises(place.IdentityRefused) as caught:
                self.given(value)
            self.assertIn("COLLECTIVE_CRON_IDENTITY: the", str(caught.exception))


def test_suite():
    return huey_suite(TestPlace)
