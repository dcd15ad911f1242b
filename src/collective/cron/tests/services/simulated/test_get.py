"""GET @cron-simulate: the same as the page shows, for programs."""

from collective.cron.tests.support.faces.rest import RestTestCase
from plone.uuid.interfaces import IUUID


WEEK = "from=2026-11-23T00:00:00Z&to=2026-11-30T00:00:00Z"


class TestSimulateGet(RestTestCase):
    def setUp(self):
        super(TestSimulateGet, self).setUp()
        self.task = self.add_task(periodicity=u"0 9 * * *", left_out=u"2026-11-24")

    def test_of_a_task(self):
        answer = self.read_json("/task/@cron-simulate?b_size=2&" + WEEK)
        self.assertEqual(answer["items_total"], 7)
        self.assertEqual(
            answer["items"][1],
            {
                "instant": "2026-11-24T09:00:00Z",
                "wall": "2026-11-24T09:00:00",
                "kind": "left-out",
                "clock": None,
                "together": 1,
                "task": IUUID(self.task),
            },
        )
        self.assertEqual(answer["counts"], {"run": 6, "left-out": 1, "held": 0})
        self.assertEqual(answer["load"][0][9], 1)
        self.assertFalse(answer["cut"])

    def test_of_the_site_for_a_week_from_now_on(self):
        answer = self.read_json("/@cron-simulate")
        self.assertEqual(answer["from"], "2026-11-23T10:00:30Z")
        self.assertEqual(answer["to"], "2026-11-30T10:00:30Z")
        self.assertIn(IUUID(self.task), [one["uid"] for one in answer["tasks"]])

    def test_anything_else_is_refused(self):
        for query in (
            "from=x",
            "other=1",
            "from=2026-11-23T00:00:00Z&to=2126-01-01T00:00:00Z",
        ):
            response = self.call("GET", "/task/@cron-simulate?" + query)
            self.assertEqual(response.status_code, 400, query)
