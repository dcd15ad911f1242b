"""@controlpanels/cron-tasks: the way to all tasks in the Site Setup of Volto."""

from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.rest import RestTestCase


PATH = "/@controlpanels/cron-tasks"


class TestTasksPanel(RestTestCase):
    def test_it_is_listed_with_the_others(self):
        listed = self.read_json("/@controlpanels")
        (found,) = [one for one in listed if one["@id"].endswith(PATH)]
        self.assertEqual(found["title"], "Scheduled tasks")
        self.assertEqual(found["group"], "Add-on Configuration")

    def test_it_has_nothing_to_fill_in_and_leads_to_the_tasks(self):
        answer = self.read_json(PATH)
        self.assertEqual(answer["title"], "Scheduled tasks")
        self.assertEqual((answer["schema"]["properties"], answer["data"]), ({}, {}))
        self.assertEqual(answer["cron"], self.portal.absolute_url() + "/@cron")

    def test_nothing_can_be_sent(self):
        headers = {"Content-Type": "application/json"}
        response = self.call("PATCH", PATH, headers=headers, data='{"x": 1}')
        self.assertEqual(response.status_code, 400, response.text)
        self.assertIn("x", response.json()["message"])
        response = self.call("PATCH", PATH, headers=headers, data="{}")
        self.assertEqual(response.status_code, 204, response.text)

    def test_it_is_not_for_everybody(self):
        self.add_people()
        self.assertEqual(self.call("GET", PATH, MEMBER).status_code, 401)
