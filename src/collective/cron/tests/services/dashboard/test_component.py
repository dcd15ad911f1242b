"""`cron` in @components of the site."""

from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase


class TestDashboardComponent(RestTestCase):
    def setUp(self):
        super(TestDashboardComponent, self).setUp()
        self.add_people()
        self.add_task()

    def test_an_address_or_all_of_it(self):
        said = self.read_json("/@cron", VIEWER)
        found = self.read_json("/", VIEWER)["@components"]["cron"]
        self.assertEqual(found, {"@id": self.portal.absolute_url() + "/@cron"})
        path = "/?expand=cron&b_start=7"
        found = self.read_json(path, VIEWER)["@components"]["cron"]
        self.assertEqual(found, said)

    def test_nothing_for_those_without_view(self):
        found = self.read_json("/?expand=cron", MEMBER)["@components"]
        self.assertNotIn("cron", found)
