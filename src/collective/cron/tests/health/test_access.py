"""Access: what opens, and what does not."""

from collective.cron.health import access

import mock
import os
import unittest


class TestAccess(unittest.TestCase):
    def test_the_token_of_the_process(self):
        for wanted, given, opens in (
            ("", b"", False),
            ("short", b"short", False),
            ("a" * 16, b"a" * 16, True),
            ("a" * 16 + "\n", b"a" * 16, True),
            ("a" * 16, b"a" * 15, False),
            ("a" * 16, b"a" * 17, False),
        ):
            with mock.patch.dict(os.environ, {access.TOKEN: wanted}):
                self.assertEqual(access.is_token_of_process(given), opens)

    def test_where_it_is_given(self):
        self.assertEqual(access.given_in("Bearer x", None), b"x")
        self.assertEqual(access.given_in("bearer  x ", "y"), b"x")
        self.assertEqual(access.given_in("Basic x", "y"), b"y")
        self.assertEqual(access.given_in(None, "y"), b"y")
        self.assertIsNone(access.given_in(None, None))
        self.assertIsNone(access.given_in("Bearer", ""))
        self.assertIsNone(access.given_in("Bearer", "y"))
        self.assertEqual(access.given_in(None, ["y", "y"]), b"")

    def test_it_is_compared_in_constant_time(self):
        with mock.patch.object(access.hmac, "compare_digest") as compare:
            compare.return_value = True
            self.assertTrue(access.is_same(b"a", b"bb"))
        first, second = compare.call_args[0]
        self.assertEqual(len(first), len(second))

    def test_a_flood_of_long_tokens(self):
        self.assertEqual(len(access.given_in(None, "x" * 10**6)), access.LONGEST)
