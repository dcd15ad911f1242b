# -*- coding: utf-8 -*-
"""What may be shown: bounded, storable, without secrets."""

from collective.cron.text import redact

import unittest


class TestToText(unittest.TestCase):
    def test_secrets_are_hidden(self):
        for text in (
            u"password=hunter2",
            u"PASSWORD: hunter2",
            u'{"api_key": "hunter2", "a": 1}',
            u"{u'secret': u'hunter2'}",
            u"token='hunter2 and more'",
            u"https://me:hunter2@example.org/",
            u"postgresql://me:hunter2@host/db",
            u"Authorization: Bearer hunter2hunter2",
            u"sent bearer hunter2hunter2",
            u"Cookie: hunter2; x",
            u"db_password = hunter2",
        ):
            shown = redact.to_text(text)
            self.assertNotIn(u"hunter2", shown, text)
            self.assertIn(redact.HIDDEN, shown, text)
            self.assertEqual(redact.to_text(shown), shown, text)

    def test_plain_words_stay(self):
        for text in (
            u"the password is wrong",
            u"a token of love",
            u"http://a/b@c",
            u"\xe9t\xe9",
        ):
            self.assertEqual(redact.to_text(text), text)

    def test_anything_becomes_text(self):
        for value in (
            None,
            1,
            object(),
            b"\xff\xfe",
            u"\ud800",
            u"\x00\x1b[31m",
            [u"\xe4"],
        ):
            text = redact.to_text(value)
            text.encode("utf-8")
            self.assertNotIn(u"\x1b", text)

    def test_long_text_keeps_head_and_tail(self):
        text = redact.to_text(u"head" + u"x" * 10**6 + u"tail")
        self.assertLessEqual(len(text), redact.MESSAGE_LIMIT)
        self.assertTrue(text.startswith(u"head"))
        self.assertIn(u"left out", text)


class TestDescribe(unittest.TestCase):
    def test_error_is_class_and_message(self):
        self.assertEqual(
            redact.describe_error(ValueError(u"\xe4")), u"ValueError: \xe4"
        )
        self.assertEqual(redact.describe_error(ValueError()), u"ValueError")
