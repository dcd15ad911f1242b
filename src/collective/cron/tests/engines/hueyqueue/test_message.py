"""Messages: signed by who has the secret, and nothing in them but what is ours."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite
from datetime import datetime

import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import message


class TestMessage(unittest.TestCase):
    def setUp(self):
        self.signed = message.SignedJSON(b"a" * 32)

    def send(self, *args, **values):
        """Return the bytes of a message."""
        sent = message.Message("some-id", "some.task", args=args, **values)
        return self.signed.serialize(sent)

    def assert_refused(self, data, reader=None):
        with self.assertRaises(message.NotOurs):
            (reader or self.signed).deserialize(data)

    def test_it_comes_back_as_it_was_sent(self):
        args = ("/plone", u"\xe4\u20ac", 3, "2026-11-23T10:00:00Z", "schedule")
        found = self.signed.deserialize(self.send(*args))
        self.assertEqual((found.id, found.name), ("some-id", "some.task"))
        self.assertEqual(found.args, args)

    def test_of_what_huey_can_say_only_id_name_and_arguments_are_kept(self):
        plain = self.signed.deserialize(self.send("x"))
        data = self.send(
            "x",
            kwargs={"y": 1},
            eta=datetime(2026, 11, 23),
            retries=7,
            expires=datetime(2026, 11, 24),
        )
        found = self.signed.deserialize(data)
        self.assertEqual(found, plain)
        self.assertEqual((found.kwargs, found.retries, found.eta), ({}, 0, None))

    def test_servers_may_give_another_kind_of_bytes(self):
        for kind in (memoryview, bytearray):
            found = self.signed.deserialize(kind(self.send("x")))
            self.assertEqual(found.args, ("x",))

    def test_another_secret_is_another_signature(self):
        self.assert_refused(self.send("x"), message.SignedJSON(b"b" * 32))

    def test_one_that_was_changed_anywhere_is_refused(self):
        good = self.send("x")
        for place in (0, message.SIZE - 1, message.SIZE, len(good) - 1):
            changed = bytearray(good)
            changed[place] ^= 1
            self.assert_refused(bytes(changed))
        self.assert_refused(good + b" ")

    def test_one_that_is_longer_than_any_of_ours_is_refused_with_its_signature(self):
        room = message.LONGEST - len(self.send(""))
        self.assertEqual(len(self.signed.deserialize(self.send("x" * room)).args), 1)
        self.assert_refused(self.send("x" * (room + 1)))


def test_suite():
    return huey_suite(TestMessage)
