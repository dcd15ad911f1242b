"""`cron` in @components of a Backend."""

from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase


class TestBackendComponent(RestTestCase):
    def setUp(self):
        super(TestBackendComponent, self).setUp()
        self.add_people()
        self.task = self.add_task("warn")

    def test_an_address(self):
        found = self.read_json("/task", VIEWER)["@components"]["cron"]
        self.assertEqual(found, {"@id": self.task.absolute_url() + "/@cron"})

    def test_inline_it_is_what_the_service_says(self):
        self.run_due("10:05:00")
        said = self.read_json("/task/@cron", VIEWER)
        for query in ("expand=cron", "expand=breadcrumbs,cron"):
            found = self.read_json("/task?" + query, VIEWER)["@components"]["cron"]
            self.assertEqual(dict(found, **{"@id": said["@id"]}), said)

    def test_the_paging_of_the_answer_around_it_is_not_its_own(self):
        for time in ("10:05:00", "10:10:00"):
            self.run_due(time)
        path = "/task?expand=cron&b_size=1&b_start=1"
        found = self.read_json(path, VIEWER)["@components"]["cron"]
        self.assertEqual(len(found["results"]["items"]), 2)
        results = self.task.absolute_url() + "/--results--"
        self.assertEqual(found["results"]["@id"], results)

    def test_nothing_for_those_who_may_not_see_the_task(self):
        response = self.call("GET", "/task?expand=cron", MEMBER)
        if response.status_code == 200:
            self.assertNotIn("cron", response.json()["@components"])
