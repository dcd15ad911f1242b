"""What is a secret by its place."""

from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestPlaced(unittest.TestCase):
    def test_what_stands_around_stays(self):
        for text, shown in (
            (u"https://me:b@c@host/d: away", u"https://[hidden]@host/d: away"),
            (u"a://b:c@d to e://f:g@h", u"a://[hidden]@d to e://[hidden]@h"),
            (u"x --password b -v", u"x --password [hidden] -v"),
            (u"<password>b</password> c", u"<password>[hidden]</password> c"),
            (u"[('password', 'b'), ('c', 1)]", u"[('password', [hidden]), ('c', 1)]"),
            (u"curl -u me:b https://c/", u"curl -u me:[hidden] https://c/"),
        ):
            self.assertEqual(hide_secrets(text), shown)

    def test_a_port_is_no_password(self):
        for text in (u"http://host:8080/@@cron", u"redis://host:6379/0 @ noon"):
            self.assertEqual(hide_secrets(text), text)
