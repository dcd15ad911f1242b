# -*- coding: utf-8 -*-
"""GET @cron of a Backend."""

from collective.cron.scripts import on_demand
from collective.cron.tests.support import script_case
from collective.cron.tests.support.faces.rest import RestTestCase

import transaction


class TestBackendGet(RestTestCase):
    def test_what_comes_next_in_utc_and_in_its_zone(self):
        self.add_task(periodicity=u"30 2 * * mon-fri", timezone=u"Europe/Paris")
        answer = self.read_json("/task/@cron")
        days = [when["local"][8:10] for when in answer["upcoming"]]
        self.assertEqual(days, ["24", "25", "26", "27", "30"])
        self.assertEqual(
            answer["upcoming"][0],
            {"utc": "2026-11-24T01:30:00Z", "local": "2026-11-24T02:30:00+01:00"},
        )

    def test_never_run(self):
        self.add_task()
        answer = self.read_json("/task/@cron")
        self.assertEqual(answer["status"]["code"], "never-run")
        self.assertEqual((answer["running"], answer["waiting"]), ([], None))
        self.assertIsNone(answer["last"])
        results = answer["results"]
        self.assertEqual((results["items"], results["items_total"]), ([], 0))

    def test_inactive_tells_when_it_would_run(self):
        self.add_task(activated=False)
        answer = self.read_json("/task/@cron")
        self.assertIsNone(answer["next_run"])
        self.assertEqual(len(answer["upcoming"]), 5)

    def test_a_script_that_somebody_asked_for_comes_by_no_schedule(self):
        script = script_case.register(self, lambda context: None)
        on_demand.run(self.portal, script, {})
        transaction.commit()
        answer = self.read_json("/cron-scripts/acme-report/@cron")
        self.assertEqual(answer["words"], "Only when somebody asks for it")
        self.assertEqual((answer["upcoming"], answer["clock_changes"]), ([], []))
        status = answer["status"]
        self.assertEqual(status["code"], "queued")
        self.run_due()
        status = self.read_json("/cron-scripts/acme-report/@cron")["status"]
        self.assertEqual((status["code"], status["fix"]), ("inactive", "none"))
        self.assertIn("only when somebody asks", status["reason"])

    def test_schedule_that_cannot_be_read(self):
        task = self.add_task()
        task.periodicity = u"every <day> ü"
        task.timezone = u"Mars/Base"
        answer = self.read_json("/task/@cron")
        self.assertEqual(answer["status"]["code"], "broken")
        self.assertEqual(answer["upcoming"], [])

    def test_clock_changes(self):
        self.add_task(periodicity=u"30 2 * * *", timezone=u"Europe/Paris")
        spring, autumn = self.read_json("/task/@cron")["clock_changes"]
        self.assertEqual(spring["at"], "2027-03-28T01:00:00Z")
        self.assertEqual((spring["kind"], autumn["kind"]), ("skipped", "repeated"))
        self.assertIn("Oct 31, 2027", autumn["message"])

    def test_settings(self):
        self.add_task(effects=u"x" * 1000)
        settings = self.read_json("/task/@cron")["settings"]
        found = dict((setting["name"], setting) for setting in settings)
        self.assertEqual(found["script"]["title"], "Name of a function below")
        self.assertEqual(found["script"]["value"], "count")
        self.assertLessEqual(len(found["effects"]["value"]), 300)

    def test_pages_of_results(self):
        self.add_task("warn")
        for minute in range(5, 35, 5):
            self.run_due("10:%02d:00" % minute)
        results = self.read_json("/task/@cron", b_size=4)["results"]
        self.assertEqual(results["items_total"], 6)
        starts = [result["start"][14:16] for result in results["items"]]
        self.assertEqual(starts, ["30", "25", "20", "15"])
        self.assertIn("b_start=4", results["batching"]["next"])
        self.assertEqual(results["items"][0]["messages"], ["a warning", u"bäd bytes"])

    def test_bad_parameters(self):
        self.add_task()
        self.read_json("/task/@cron", expected=400, b_size=1000)
        answer = self.read_json("/task/@cron", expected=400, status="failing")
        self.assertIn("one of: b_start, b_size", answer["message"])
