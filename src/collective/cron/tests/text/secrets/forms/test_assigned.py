# -*- coding: utf-8 -*-
"""What is assigned to a word."""

from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestAssigned(unittest.TestCase):
    def test_what_stands_around_stays(self):
        for text, shown in (
            (u"host=a password='b c' port=1", u"host=a password=[hidden] port=1"),
            (u"host=a password=b c port=1", u"host=a password=[hidden] port=1"),
            (u"password=b2 was wrong", u"password=[hidden] was wrong"),
            (u"password=b c", u"password=[hidden]"),
            (u'{"token": "b", "a": 1}', u'{"token": [hidden], "a": 1}'),
            (u"auth=('me', 'b'), a=1", u"auth=[hidden], a=1"),
            (u'"GET /?token=abcdef HTTP/1.1"', u'"GET /?token=[hidden] HTTP/1.1"'),
            (u'-H "Cookie: a=b; c=d" -v', u'-H "Cookie: [hidden]" -v'),
            (u"password: x\nall: well", u"password: [hidden]\nall: well"),
        ):
            self.assertEqual(hide_secrets(text), shown)

    def test_languages(self):
        for word in (u"Kennwort", u"CONTRASEÑA", u"Пароль", u"Mot de passe "):
            text = u"%s: hunter2" % word
            self.assertNotIn(u"hunter2", hide_secrets(text), text)

    def test_an_encoded_word_of_a_mail(self):
        text = u"Subject: =?utf-8?q?Passwort=20vergessen=3F?="
        self.assertEqual(hide_secrets(text), text)
        self.assertNotIn(u"b2c", hide_secrets(u"=?utf-8?q?Passwort=3A_b2c?="))
        self.assertNotIn(u"20b2c", hide_secrets(u"Passwort=20b2c"))

    def test_the_number_of_something(self):
        for text in (u"ticket: 4711", u"session: 4711", u"key=uid-0815"):
            self.assertEqual(hide_secrets(text), text)
