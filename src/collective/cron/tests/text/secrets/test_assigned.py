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
