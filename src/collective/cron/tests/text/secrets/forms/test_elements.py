"""What is a secret in an element or an attribute."""

from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestElements(unittest.TestCase):
    def test_what_stands_around_stays(self):
        for text, shown in (
            (u"<password>b</password> c", u"<password>%s</password> c"),
            (
                u'<record name="a.pw">\n<value>b c</value> d',
                u'<record name="a.pw">\n<value>%s</value> d',
            ),
            (
                u"<name>password</name><value>b c</value>",
                u"<name>password</name><value>%s</value>",
            ),
            (
                u'<input type="password" id="a" value="b" class="c">',
                u'<input type="password" id="a" value=%s class="c">',
            ),
        ):
            self.assertEqual(hide_secrets(text), shown % u"[hidden]")

    def test_the_name_of_a_registry_may_be_long(self):
        text = u'<record name="%s.password"><value>b</value>' % (u"a.bcde" * 14)
        self.assertNotIn(u">b<", hide_secrets(text))

    def test_labels_without_a_secret(self):
        for text in (
            u"<th>Password</th><th>Name</th>",
            u"<td>Password</td><td>was changed</td>",
            u"<td>Password</td><td>Only with letters</td>",
            u"<td>Passwords</td><td>12</td>",
        ):
            self.assertEqual(hide_secrets(text), text)
