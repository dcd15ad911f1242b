"""@@cron-alerts: what was told, what waits, what was the matter, and a test."""

from collective.cron.alerts import outbox
from collective.cron.interfaces import IAlertChannel
from collective.cron.tests.support import outside
from collective.cron.tests.support.alerts import tell
from collective.cron.tests.support.faces.pages import PageTestCase
from plone import api
from six import ensure_str
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from ZPublisher.HTTPRequest import HTTPRequest

import mock
import transaction


@implementer(IAlertChannel)
class Contested(object):
    """Another writer is quicker than the first request that asks whom it tells."""

    title = u"Contested"

    def __init__(self):
        self.asked, self.sent = 0, []

    def targets(self, alert):
        self.asked += 1
        if self.asked == 1:
            transaction.get().addBeforeCommitHook(self._conflict)
        return [u"ann"]

    def send(self, alert, target):
        self.sent.append(target)

    def _conflict(self):
        raise ConflictError()


class TestAlerts(PageTestCase):
    def add(self, title=u"Task", outcome=None, **values):
        facts = {"title": title, "path": "task"}
        (alert,) = outbox.add(self.portal, u"failed", [u"mail"], facts, "uid")
        alert.__dict__.update(values)
        if outcome:
            outbox.end(self.portal, alert, outcome)
        transaction.commit()

    def page(self):
        return self.read(self.get("/@@cron-alerts"))

    def test_nothing_yet(self):
        self.assertIn("Nobody was told anything yet", self.page())

    def test_what_it_shows(self):
        self.add(outcome=u"sent", target=u"ann@example.org")
        self.add(u"<b>Bold</b>", u"given up", target=u"bob@example.org", error=u"<i>no")
        self.add(u"Other")
        page = self.page()
        for text in (
            "Task has failed",
            "ann@example.org",
            "Given up",
            "Waits",
            "Other has failed",
            ">Mail</span>",
            "&lt;b&gt;Bold",
            "&lt;i&gt;no",
        ):
            self.assertIn(text, page)
        self.assertNotIn("<b>Bold", page)

    def test_the_button_sends_a_test(self):
        server = outside.mail_server()
        self.addCleanup(server.close)
        for name, value in (
            ("smtp_host", u"127.0.0.1"),
            ("smtp_port", server.port),
            ("email_from_address", "site@example.org"),
        ):
            api.portal.set_registry_record("plone." + name, value)
        tell(alert_addresses=[u"ann@example.org"])
        self.post("/@@cron-alert-test", channel="mail")
        self.assertEqual(len(server.got), 1)
        self.assertIn("This is a test", self.page())

    def test_a_request_that_is_done_again_sends_once(self):
        channel = Contested()
        known = getGlobalSiteManager()
        known.registerUtility(channel, IAlertChannel, u"contested")
        self.addCleanup(known.unregisterUtility, channel, IAlertChannel, u"contested")
        # A server sets it from its configuration.
        with mock.patch.object(HTTPRequest, "retry_max_count", 1):
            browser = self.post("/@@cron-alert-test", channel="contested")
        self.assertEqual((channel.asked, channel.sent), (2, [u"ann"]))
        self.assertIn("The test was sent to ann", ensure_str(self.told(browser)))
        (told,) = outbox.ended(self.portal)
        self.assertEqual((told.target, told.outcome), (u"ann", u"sent"))

    def test_on_the_page_of_the_task(self):
        self.add_task()
        uid = self.manager_of(self.portal["task"]).uid
        facts = {"title": u"Task", "path": "task"}
        (alert,) = outbox.add(self.portal, u"failed", [u"mail"], facts, uid)
        alert.target = u"ann@example.org"
        transaction.commit()
        page = self.read(self.get("/task"))
        self.assertIn("Task has failed", page)
        self.assertNotIn("ann@example.org", page)
