"""From a task and a result to all tasks, for those who have View alone, too."""

from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER

import transaction


WAY = 'class="cron-way'


class TestWayToTasks(PageTestCase):
    def setUp(self):
        super(TestWayToTasks, self).setUp()
        self.add_people()
        task = self.add_task()
        self.run_due("10:05:00")
        results = "/task/--results--"
        self.pages = ["/task", results, "%s/%s" % (results, task.getLastResult().id)]

    def test_from_all_pages(self):
        for page in self.pages:
            contents = self.get(page, VIEWER).contents
            way = contents.split(WAY)[1].split("</nav>")[0]
            self.assertIn(self.portal.absolute_url() + "/@@cron-dashboard", way)

    def test_not_for_those_who_may_not_see_all(self):
        self.portal["task"].manage_permission("collective.cron: View", ["Anonymous"], 0)
        transaction.commit()
        self.assertNotIn(WAY, self.get("/task", "anonymous").contents)

    def test_nowhere_else(self):
        self.assertNotIn(WAY, self.get("/", VIEWER).contents)
