"""An alert in words, with the way to what it is about and to its settings."""

from collective.cron.alerts import outbox
from collective.cron.alerts.messages.telling import Telling
from collective.cron.interfaces import IAlert
from collective.cron.tests.support.alerts import AlertCase
from zope.interface.verify import verifyObject


class TestTelling(AlertCase):
    def telling(self, kind=u"failed", **facts):
        (alert,) = outbox.add(self.portal, kind, [u"mail"], facts)
        return Telling(self.portal, alert)

    def test_it_is_what_channels_are_promised(self):
        self.assertTrue(verifyObject(IAlert, self.telling()))

    def test_a_title_is_one_line_and_an_address_has_no_gap(self):
        telling = self.telling(title=u"T\n\nAll is\twell", path="a b/\xe9")
        self.assertEqual(telling.headline, u"T All is well has failed")
        self.assertTrue(telling.url.startswith("http://nohost/plone/a%20b/"))
        self.assertNotIn(" ", telling.url)

    def test_headlines(self):
        for kind, facts, expected in (
            (u"failed", {"title": u"T"}, u"T has failed"),
            (
                u"failed_again",
                {"title": u"T", "failures": 10},
                u"T has failed 10 times in a row",
            ),
            (u"summary", {"count": 2}, u"Tasks that still fail: 2"),
            (u"silence", {"silent": 7200}, u"No worker was there for 2 h"),
            (u"worker_gone", {"title": u"w1"}, u"The worker w1 has died"),
        ):
            self.assertEqual(self.telling(kind, **facts).headline, expected)

    def test_addresses(self):
        task = self.telling(path="folder/task")
        self.assertEqual(task.url, "http://nohost/plone/folder/task")
        self.assertEqual(task.settings_url, "http://nohost/plone/folder/task/edit")
        result = self.telling(path="task", result="17")
        self.assertEqual(result.url, "http://nohost/plone/task/--results--/17")
        self.assertEqual(result.settings_url, "http://nohost/plone/task/edit")
        site = self.telling(u"silence", silent=1)
        self.assertEqual(site.url, "http://nohost/plone/@@cron-dashboard")
        self.assertEqual(site.settings_url, "http://nohost/plone/@@cron-settings")
