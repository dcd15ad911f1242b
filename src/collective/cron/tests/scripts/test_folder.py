"""The folder of what was asked for is seen by those who may see tasks."""

from collective.cron.scripts import on_demand
from collective.cron.tests.support import script_case
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER

import transaction


class TestScriptsFolder(PageTestCase):
    def test_who_sees_it(self):
        self.add_people()
        script = script_case.register(self, lambda context: None)
        on_demand.task_for(self.portal, script, {})
        transaction.commit()
        folder = self.portal["cron-scripts"]
        self.assertEqual(folder.portal_type, "collective.cron.Scripts")
        self.assertTrue(folder.exclude_from_nav)
        for name, expected in ((MEMBER, 401), (VIEWER, 200), (ALL, 200)):
            browser = self.get("/cron-scripts", name)
            self.assertEqual(self.status_of(browser), expected, name)
        self.assertIn("acme-report", self.read(self.get("/cron-scripts", ALL)))
