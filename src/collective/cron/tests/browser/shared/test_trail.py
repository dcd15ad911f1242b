"""Where a page is: its breadcrumbs and the title of the browser."""

from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER

import re


SETUP = "/@@overview-controlpanel"
DASHBOARD = "/@@cron-dashboard"
BELOW = {
    "/@@cron-add": "Add a scheduled task",
    "/@@cron-alerts": "Alerts",
    "/@@cron-changes": "Changes",
    "/@@cron-runs": "All runs",
    "/@@cron-scripts": "Scripts",
    "/@@cron-settings": "Settings for scheduled tasks",
    "/@@cron-simulate": "What would run",
}
BESIDE = {
    "/@@cron-changes": "Changes",
    "/@@cron-once": "Run once",
    "/@@cron-simulate": "What would run",
}


class TestTrail(PageTestCase):
    def crumbs(self, page):
        return page.split('id="portal-breadcrumbs"')[1].split("</nav>")[0]

    def words(self, page):
        """Return the titles of the breadcrumbs after Home."""
        found = [one.strip() for one in re.findall(r">([^<>]+)<", self.crumbs(page))]
        found = [one for one in found if one]
        return found[found.index("Home") + 1 :]

    def title(self, page):
        return re.search(r"<title>(.*?)</title>", page, re.S).group(1).strip()

    def site_url(self, path):
        return '"%s%s"' % (self.portal.absolute_url(), path)

    def test_the_dashboard_is_a_part_of_the_site_setup(self):
        page = self.get(DASHBOARD).contents
        self.assertEqual(["Site Setup", "Scheduled tasks"], self.words(page))
        self.assertIn(self.site_url(SETUP), self.crumbs(page))
        self.assertNotIn(DASHBOARD, self.crumbs(page))
        self.assertTrue(self.title(page).startswith("Scheduled tasks "))

    def test_pages_of_the_site_are_below_the_dashboard(self):
        for path, title in BELOW.items():
            page = self.get(path).contents
            self.assertEqual(["Site Setup", "Scheduled tasks", title], self.words(page))
            self.assertIn(self.site_url(DASHBOARD), self.crumbs(page))
            self.assertTrue(self.title(page).startswith(title + " "), path)

    def test_pages_of_a_task_are_beside_its_own(self):
        task = self.add_task()
        for path, title in BESIDE.items():
            page = self.get("/task" + path).contents
            self.assertEqual(["Task", title], self.words(page))
            self.assertIn('"%s"' % task.absolute_url(), self.crumbs(page))
            self.assertTrue(self.title(page).startswith(title + " "), path)

    def test_the_token_for_monitors_is_below_the_dashboard(self):
        browser = self.post("/@@cron-token-make")
        page, title = self.read(browser), "Token for monitors"
        self.assertEqual(["Site Setup", "Scheduled tasks", title], self.words(page))
        self.assertTrue(self.title(page).startswith(title + " "))

    def test_a_way_that_is_closed_is_not_shown(self):
        self.add_people()
        page = self.get("/@@cron-runs", VIEWER).contents
        self.assertEqual(["Scheduled tasks", "All runs"], self.words(page))

    def test_a_result_is_called_by_words(self):
        task = self.add_task(u"fail")
        self.run_due("10:05:00")
        result = task.getLastResult()
        page = self.get("/task/--results--/%s" % result.id).contents
        last = self.words(page)[-1]
        self.assertTrue(last.startswith("Failed, Nov 23, 2026 10:05"), last)
        self.assertEqual(["Task", "Results"], self.words(page)[:-1])
        self.assertTrue(self.title(page).startswith("Failed, Nov 23, 2026"))

    def test_elsewhere_all_is_as_it_was(self):
        self.add_task()
        self.assertEqual(["Task"], self.words(self.get("/task").contents))
        self.assertEqual([], self.words(self.get("").contents))
