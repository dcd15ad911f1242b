"""The data of an alert can be written as JSON, and say all that is known."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.messages.telling import Telling
from collective.cron.tests.support.alerts import AlertCase

import json


class TestData(AlertCase):
    def describe(self, kind, uid=None, **facts):
        (alert,) = outbox.add(self.portal, kind, [u"mail"], facts, uid)
        data = Telling(self.portal, alert).data
        self.assertEqual(json.loads(json.dumps(data)), data)
        self.assertEqual(data["id"], alert.id)
        return data

    def test_of_a_task(self):
        facts = {"title": u"T", "path": u"task", "status": u"FAILED", "failures": 1}
        facts.update(reason=u"no", lines=(u"a",), since=clock.now(), zone=u"UTC")
        data = self.describe(u"failed", "uid", **facts)
        self.assertEqual(data["kind"], u"failed")
        self.assertEqual(data["at"], "2026-11-23T10:00:30Z")
        self.assertEqual(data["since"], "2026-11-23T10:00:30Z")
        self.assertEqual(data["task"], {"title": u"T", "path": u"task", "uid": "uid"})
        result = {"status": u"FAILED", "reason": u"no", "lines": [u"a"]}
        self.assertEqual(data["result"], result)
        self.assertEqual(data["site"]["url"], "http://nohost/plone")

    def test_of_the_site(self):
        data = self.describe(u"worker_gone", title=u"w1", gone_since=clock.now())
        self.assertIsNone(data["task"])
        self.assertIsNone(data["result"])
        self.assertEqual(data["subject"], u"[Plone site] The worker w1 has died")
