"""What plone.restapi may change of a Backend, and what it says of bad input."""

from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import PASSWORD
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import REST_FUNCTIONAL

import requests
import transaction


class TestPatch(PageTestCase):
    layer = REST_FUNCTIONAL

    def setUp(self):
        super(TestPatch, self).setUp()
        self.add_people()
        self.task = self.add_task()
        # Both may edit content here, but only one of them tasks.
        for name in (VIEWER, MANAGER):
            self.task.manage_setLocalRoles(name, ["Editor"])
        self.task.reindexObjectSecurity()
        transaction.commit()

    def patch(self, name, **values):
        response = requests.patch(
            self.task.absolute_url(),
            json=values,
            auth=(name, PASSWORD),
            headers={"Accept": "application/json"},
            timeout=60,
        )
        transaction.begin()
        return response

    def test_editor_of_the_content_changes_nothing(self):
        for values in ({"title": u"x"}, {"activated": False}, {"script": u"fail"}):
            self.assertEqual(self.patch(VIEWER, **values).status_code, 401)
        self.assertEqual((self.task.title, self.task.script), (u"Task", u"count"))
        self.assertTrue(self.task.activated)

    def test_manager_of_tasks_moves_the_schedule(self):
        response = self.patch(MANAGER, periodicity=u"30 * * * *")
        self.assertEqual(response.status_code, 204)
        self.assertEqual(self.queued(), [("10:30", "schedule")])

    def test_user_is_chosen_by_managers_of_the_site_only(self):
        self.patch(MANAGER, run_as=u"admin")
        self.assertNotEqual(self.task.run_as, u"admin")

    def test_bad_periodicity_says_what_is_accepted(self):
        response = self.patch(MANAGER, periodicity=u"61 * * * *")
        self.assertEqual(response.status_code, 400)
        self.assertIn("0-59", response.text)
        self.assertEqual(self.task.periodicity, u"*/5 * * * *")
