"""GET @cron-runs: the same as the page shows, for programs."""

from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.running import add_run
from datetime import timedelta
from plone.uuid.interfaces import IUUID

import transaction


NIGHT = clock.from_iso("2026-11-22T23:00:00Z")


class TestRunsGet(RestTestCase):
    def setUp(self):
        super(TestRunsGet, self).setUp()
        self.tasks = [self.add_task(name=name) for name in ("a", "b")]
        for number in range(6):
            end = NIGHT + timedelta(minutes=number)
            status = u"FAILED" if number == 2 else u"OK"
            result_writer.record(self.tasks[number % 2], status=status, end=end)
        transaction.commit()

    def ends(self, answer):
        return [item["end"][14:16] for item in answer["items"]]

    def test_newest_first_in_pages(self):
        answer = self.read_json("/@cron-runs?b_size=4")
        self.assertEqual(self.ends(answer), ["05", "04", "03", "02"])
        task = {"@id": self.tasks[1].absolute_url(), "title": "Task"}
        self.assertEqual(answer["items"][0]["task"], task)
        self.assertEqual((answer["looked_at"], answer["running"]), (4, []))
        path = answer["further"].split("/plone", 1)[1]
        answer = self.read_json(path)
        self.assertEqual(self.ends(answer), ["01", "00"])
        self.assertIsNone(answer["further"])

    def test_filters(self):
        for query, expected in (
            ("status=FAILED", ["02"]),
            ("task=" + IUUID(self.tasks[0]), ["04", "02", "00"]),
            ("from=2026-11-22T23:01:00Z&to=2026-11-22T23:02:00Z", ["02", "01"]),
            ("user=jane", []),
            ("trigger=manual", []),
        ):
            answer = self.read_json("/@cron-runs?" + query)
            self.assertEqual(self.ends(answer), expected, query)

    def test_what_runs_now(self):
        add_run(self.state_of(self.tasks[0]), by=u"jane")
        (run,) = self.read_json("/@cron-runs")["running"]
        self.assertEqual(run["by"], "jane")
        self.assertEqual(run["task"]["@id"], self.tasks[0].absolute_url())

    def test_anything_else_is_refused(self):
        for query in (
            "status=x",
            "from=yesterday",
            "to=2026-11-22T23:00",
            "trigger=x",
            "before=x",
            "when=now",
            "b_size=0",
        ):
            response = self.call("GET", "/@cron-runs?" + query)
            self.assertEqual(response.status_code, 400, query)
