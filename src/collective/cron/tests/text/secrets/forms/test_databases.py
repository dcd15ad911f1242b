"""What is a secret in SQL."""

from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestDatabases(unittest.TestCase):
    def test_what_stands_around_stays(self):
        for text, shown in (
            (u"a (b, pw) VALUES ('c', 'd)'), ('e', 'f'); g", u"a (b, pw) VALUES %s; g"),
            (u"[SQL: pw=?]\n[parameters: ('a', ['b'])]",)
            + (u"[SQL: pw=?]\n[parameters: %s]",),
            (u"IDENTIFIED BY PASSWORD '*a' b", u"IDENTIFIED BY PASSWORD %s b"),
            (u"ALTER USER a IDENTIFIED BY b c", u"ALTER USER a IDENTIFIED BY %s c"),
            (u"jdbc:oracle:thin:a/b@c:1521", u"jdbc:oracle:thin:a/%s@c:1521"),
            (
                u"COPY a (pw) FROM stdin;\nb\nc\n\\.\nd",
                u"COPY a (pw) FROM stdin;\n%s\n\\.\nd",
            ),
        ):
            self.assertEqual(hide_secrets(text), shown % u"[hidden]")

    def test_a_text_that_was_cut(self):
        text = u"INSERT INTO a (b, password) VALUES ('c', 'd"
        self.assertNotIn(u"'d", hide_secrets(text))

    def test_other_columns_and_no_values(self):
        for text in (
            u"INSERT INTO a (title) VALUES ('b')",
            u"INSERT INTO a (password_policy) VALUES ('b')",
            u"INSERT INTO a (password) VALUES (%(password)s)",
            u"[SQL: SELECT a]\n[parameters: ('b',)]",
            u"12 objects identified by UID",
        ):
            self.assertEqual(hide_secrets(text), text)
