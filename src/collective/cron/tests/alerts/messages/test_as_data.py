"""The data of an alert can be written as JSON, and say all that is known."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.messages.telling import Telling
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from datetime import timedelta

import json
import transaction


HOUR = timedelta(hours=1)


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
        self.assertEqual((data["worker"], data["until"]), (u"w1", None))
        self.assertEqual(data["since"], "2026-11-23T10:00:30Z")

    def test_of_a_silence(self):
        facts = {"gone_since": clock.now(), "until": clock.now() + HOUR}
        data = self.describe(u"silence", silent=3600, **facts)
        self.assertEqual(data["since"], "2026-11-23T10:00:30Z")
        self.assertEqual(data["until"], "2026-11-23T11:00:30Z")
        self.assertIsNone(data["worker"])

    def test_of_a_run_that_has_no_result_yet(self):
        now = clock.now()
        data = self.describe(u"slow", "uid", path=u"task", occurrence=now, start=now)
        self.assertIsNone(data["result"])
        self.assertEqual(data["occurrence"], "2026-11-23T10:00:30Z")
        self.assertEqual(data["start"], "2026-11-23T10:00:30Z")

    def test_of_several_in_one(self):
        tell(alert_most=1)
        for title in (u"w1", u"w2"):
            outbox.add(self.portal, u"worker_gone", [u"mail"], {"title": title})
        transaction.commit()
        self.send()
        (more,) = outbox.waiting(self.portal)
        (one,) = Telling(self.portal, more).data["tasks"]
        self.assertIn(one["worker"], (u"w1", u"w2"))
