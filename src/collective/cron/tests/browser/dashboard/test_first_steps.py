"""What a site without tasks is told, to those who can do something about it or not."""

from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER


class TestFirstSteps(PageTestCase):
    def test_types_and_no_task_lead_to_adding(self):
        contents = self.get("/@@cron-dashboard").contents
        part = contents.split('id="cron-no-task"')[1]
        self.assertIn("/@@cron-add", part.split("</div>")[0])
        self.assertNotIn('id="cron-no-type"', contents)

    def test_those_who_may_not_add_are_offered_no_button(self):
        self.add_people()
        contents = self.get("/@@cron-dashboard", VIEWER).contents
        self.assertIn('id="cron-no-task"', contents)
        self.assertNotIn("/@@cron-add", contents)

    def test_filtered_away_leads_to_all(self):
        self.add_task()
        contents = self.get("/@@cron-dashboard?search=zebra&b_size=25").contents
        self.assertNotIn('id="cron-no-task"', contents)
        part = contents.split('id="cron-none-found"')[1].split("</p>")[0]
        self.assertIn("Show all", part)
        self.assertIn("@@cron-dashboard?b_size=25", part)
