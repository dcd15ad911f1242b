# -*- coding: utf-8 -*-
"""What a sentence tells."""

from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestSentences(unittest.TestCase):
    def test_what_stands_around_stays(self):
        for text, shown in (
            (u"Password for a set to b.", u"Password for a set to %s."),
            (u"Passwort von a auf b gesetzt", u"Passwort von a auf %s gesetzt"),
            (u"password from 'a' to 'b' by c", u"password from %s by c"),
            (u"le mot de passe de a est b2c3d", u"le mot de passe de a est %s"),
            (u"verification code is 4711, a", u"verification code is %s, a"),
            (u"4711 is your login code", u"%s is your login code"),
            (u"with credentials a:b, c", u"with credentials a:%s, c"),
            (u"logged in to a as b:c d", u"logged in to a as b:%s d"),
        ):
            self.assertEqual(hide_secrets(text), shown % u"[hidden]")

    def test_what_is_said_of_a_secret(self):
        for text in (
            u"Password set to expire",
            u"Password of a is weak.",
            u"The new password is sent by mail",
            u"Das Passwort von a ist bereit",
            u"La contraseña de a es débil",
            u"Le mot de passe de a est enregistré",
            u"verification code is 4711 characters long",
            u"4711 is your number",
            u"credentials file:/a",
            u"connected as a: ok",
        ):
            self.assertEqual(hide_secrets(text), text)

    def test_what_nobody_would_say_of_one_wherever_it_stands(self):
        text = u"your password is hunter2 and it is new"
        shown = u"your password is [hidden] and it is new"
        self.assertEqual(hide_secrets(text), shown)
