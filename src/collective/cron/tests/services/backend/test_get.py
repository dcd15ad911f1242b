# -*- coding: utf-8 -*-
"""GET @cron of a Backend."""

from collective.cron import clock
from collective.cron.content import history
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.running import TOKEN
from datetime import timedelta


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

    def test_schedule_that_cannot_be_read(self):
        task = self.add_task()
        task.periodicity = u"every <day> ü"
        task.timezone = u"Mars/Base"
        answer = self.read_json("/task/@cron")
        self.assertEqual(answer["status"]["code"], "broken")
        self.assertEqual(answer["upcoming"], [])

    def test_running_and_waiting_with_ids_in_bytes(self):
        task = self.add_task()
        add_run(self.state_of(task), by=b"j\xc3\xbcrgen", attempt=2)
        self.manager_of(task).add_extra(clock.now(), "late", b"j\xff")
        answer = self.read_json("/task/@cron")
        self.assertEqual(answer["status"]["code"], "running")
        self.assertEqual(
            answer["running"],
            [
                {
                    "occurrence": "2026-11-23T10:00:30Z",
                    "started": "2026-11-23T10:00:30Z",
                    "trigger": "schedule",
                    "by": u"jürgen",
                    "attempt": 2,
                    "worker": "web9:1",
                    "token": TOKEN,
                    "progress": None,
                    "cancelled_by": None,
                    "estimated_left": None,
                    "slow": False,
                }
            ],
        )
        self.assertEqual(answer["waiting"]["by"], u"j\ufffd")

    def test_durations_of_the_last_runs(self):
        task = self.add_task(keep_results=1000)
        for number, seconds in enumerate([2] * 55 + [60]):
            end = clock.now() + timedelta(minutes=number)
            start = end - timedelta(seconds=seconds)
            history.record(task, status=u"OK", start=start, end=end)
        answer = self.read_json("/task/@cron")["durations"]
        self.assertEqual((answer["usual"], answer["slow_after"]), (2.0, 4.0))
        self.assertEqual(len(answer["runs"]), 50)
        self.assertEqual(
            answer["runs"][0],
            {
                "@id": task.getLastResult().absolute_url(),
                "status": "OK",
                "start": "2026-11-23T10:54:30Z",
                "duration": 60.0,
                "slow": True,
            },
        )
        self.assertFalse(answer["runs"][1]["slow"])

    def test_durations_before_the_first_run(self):
        self.add_task()
        answer = self.read_json("/task/@cron")["durations"]
        self.assertEqual(answer, {"usual": None, "slow_after": None, "runs": []})

    def test_what_a_run_has_left(self):
        task = self.add_task()
        end = clock.now()
        start = end - timedelta(seconds=100)
        history.record(task, status=u"OK", start=start, end=end)
        add_run(self.state_of(task))
        self.set_time("10:01:10")
        (run,) = self.read_json("/task/@cron")["running"]
        self.assertEqual((run["estimated_left"], run["slow"]), (60.0, False))

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
