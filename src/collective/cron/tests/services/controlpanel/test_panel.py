"""All entries of ours in @controlpanels are of one form, and not for everybody."""

from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.rest import RestTestCase


class TestPanels(RestTestCase):
    def test_each(self):
        self.add_people()
        for name in ("cron-settings", "cron-tasks"):
            path = "/@controlpanels/" + name
            answer = self.read_json(path)
            self.assertEqual(answer["@id"], self.portal.absolute_url() + path)
            self.assertEqual(answer["group"], "Add-on Configuration")
            self.assertLessEqual({"title", "schema", "data"}, set(answer))
            self.assertEqual(self.call("GET", path, MEMBER).status_code, 401)
