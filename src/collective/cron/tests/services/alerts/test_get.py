"""GET @cron-alerts tells what the page shows."""

from collective.cron.alerts import outbox
from collective.cron.tests.support.faces.rest import RestTestCase

import transaction


class TestGet(RestTestCase):
    def test_items(self):
        facts = {"title": u"Task", "path": "task"}
        for uid in ("one", "two"):
            (alert,) = outbox.add(self.portal, u"failed", [u"mail"], facts, uid)
        alert.target, alert.attempts = u"ann@example.org", 1
        outbox.end(self.portal, alert, u"sent")
        transaction.commit()
        waits, sent = self.read_json("/@cron-alerts")["items"]
        self.assertEqual(waits["outcome"], "waiting")
        self.assertIsNone(waits["ended"])
        self.assertEqual(sent["outcome"], "sent")
        self.assertEqual(sent["target"], "ann@example.org")
        self.assertEqual(sent["headline"], "Task has failed")
        self.assertEqual(sent["ended"], "2026-11-23T10:00:30Z")
        (one,) = self.read_json("/@cron-alerts?task=two")["items"]
        self.assertEqual(one["id"], alert.id)

    def test_what_is_not_known_is_refused(self):
        for query in ("?tsak=1", "?b_size=0", "?b_size=501"):
            self.assertEqual(self.call("GET", "/@cron-alerts" + query).status_code, 400)
