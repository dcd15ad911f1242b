"""To make a second task of one."""

from collective.cron.actions import duplication
from collective.cron.tests.support.base import CronTestCase
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID


class TestDuplication(CronTestCase):
    def duplicate(self, task):
        return duplication.duplicate(task, self.layer["request"])

    def test_inactive_without_results_and_told_apart(self):
        task = self.add_task(timezone=u"Europe/Paris")
        self.run_due("10:05:00")
        copy = self.duplicate(task)
        self.assertEqual(copy.title, u"Copy of Task")
        self.assertEqual((copy.periodicity, copy.timezone), task_values(task))
        self.assertFalse(copy.activated)
        self.assertEqual(len(copy.getResults()), 0)
        self.assertTrue(task.activated)
        self.assertEqual(len(self.queued()), 1)
        found = self.portal.portal_catalog(Title="Copy of Task")
        self.assertEqual([brain.getId for brain in found], [copy.getId()])

    def test_only_where_such_a_task_may_be_added(self):
        task = self.add_task()
        self.assertTrue(duplication.may_duplicate(task))
        setRoles(self.portal, TEST_USER_ID, ["Reader"])
        self.portal.manage_permission("collective.cron: Manage", ["Reader"], 0)
        self.assertFalse(duplication.may_duplicate(task))
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.portal.portal_types["CronTestTask"].global_allow = False
        self.assertFalse(duplication.may_duplicate(task))


def task_values(task):
    return task.periodicity, task.timezone
