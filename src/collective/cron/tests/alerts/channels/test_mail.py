# -*- coding: utf-8 -*-
"""Mail: to whom, with which headers, and nothing that a title could add."""

from collective.cron.alerts import outbox
from collective.cron.alerts.channels.mail import Mail
from collective.cron.alerts.messages.telling import Telling
from collective.cron.errors import AlertRefused
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import read
from collective.cron.tests.support.alerts import tell
from plone import api

import mock


class TestMail(AlertCase):
    def telling(self, **facts):
        facts.setdefault("title", u"Task")
        facts.setdefault("path", "task")
        (alert,) = outbox.add(self.portal, u"failed", [u"mail"], facts)
        return Telling(self.portal, alert)

    def targets(self, **facts):
        return Mail().targets(self.telling(**facts))

    def test_to_whom(self):
        self.assertEqual(self.targets(), [u"ann@example.org"])
        api.user.create(username="bob", email="bob@example.org")
        self.assertEqual(self.targets(user="bob"), [u"ann@example.org"])
        tell(alert_run_as=True)
        more = {"addresses": (u"ann@example.org", u"carl@example.org")}
        self.assertEqual(
            self.targets(user="bob", **more),
            [u"ann@example.org", u"bob@example.org", u"carl@example.org"],
        )
        self.assertEqual(self.targets(user="gone"), [u"ann@example.org"])

    def test_headers(self):
        telling = self.telling()
        for _number in range(2):
            Mail().send(telling, u"ann@example.org")
        one, two = self.read()
        self.assertEqual(one, two)
        self.assertTrue(one["from"].endswith(" <site@example.org>"))
        self.assertEqual(one["to"], "ann@example.org")
        self.assertEqual(
            one["message-id"], "<%s.collective.cron@example.org>" % telling.id
        )
        self.assertEqual(one["list-id"], "<cron-alerts.plone.nohost>")
        self.assertEqual(one["auto-submitted"], "auto-generated")
        self.assertEqual(
            one["list-unsubscribe"], "<http://nohost/plone/task/edit>"
        )

    def read(self):
        return [read(data) for data in self.server.got]

    def test_a_title_adds_no_header(self):
        title = u"Börse\r\nBcc: eve@example.org\r\n\r\nBody" + u"x" * 1000
        Mail().send(self.telling(title=title), u"ann@example.org")
        (mail,) = self.read()
        self.assertNotIn("bcc", mail)
        self.assertIn(u"Börse Bcc: eve@example.org Body", mail["subject"])
        self.assertLess(len(mail["subject"]), 250)

    def test_what_will_never_be_sent_is_refused(self):
        with self.assertRaises(AlertRefused):
            Mail().send(self.telling(), u"refused@example.org")
        with self.assertRaises(AlertRefused):
            Mail().send(self.telling(), u"a@b\nBcc: c@d")
        nothing = mock.patch.object(api.portal, "get_registry_record", return_value="")
        telling = self.telling()
        with nothing, self.assertRaises(AlertRefused):
            Mail().send(telling, u"ann@example.org")
        self.assertEqual(self.server.got, [])
