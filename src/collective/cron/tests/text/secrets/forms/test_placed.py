"""What is a secret by its place."""

from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestPlaced(unittest.TestCase):
    def test_what_stands_around_stays(self):
        for text, shown in (
            (u"https://me:b@c@host/d: away", u"https://[hidden]@host/d: away"),
            (u"a://b:c@d to e://f:g@h", u"a://[hidden]@d to e://[hidden]@h"),
            (u"[('password', 'b'), ('c', 1)]", u"[('password', [hidden]), ('c', 1)]"),
            (u"f('Cookie', 'a=b', c)", u"f('Cookie', [hidden], c)"),
            (u"add_header X-Api-Key b; c", u"add_header X-Api-Key [hidden]; c"),
            (u"bindCredentials b;\nc", u"bindCredentials [hidden];\nc"),
        ):
            self.assertEqual(hide_secrets(text), shown)

    def test_a_port_is_no_password(self):
        for text in (u"http://host:8080/@@cron", u"redis://host:6379/0 @ noon"):
            self.assertEqual(hide_secrets(text), text)
