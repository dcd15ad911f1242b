"""Plone's permissions mean ours on a task, whatever else is set there."""

from AccessControl.PermissionRole import rolesForPermissionOn
from collective.cron.content.plone_permissions import MANAGE
from collective.cron.content.plone_permissions import MEANINGS
from collective.cron.content.plone_permissions import NOBODY
from collective.cron.content.plone_permissions import VIEW
from collective.cron.tests.support.base import CronTestCase
from plone.dexterity.utils import createContentInContainer
from Products.DCWorkflow.utils import modifyRolesForPermission


DEFAULT = ["Manager", "Site Administrator"]


class TestMeanings(CronTestCase):
    def setUp(self):
        super(TestMeanings, self).setUp()
        self.task = self.add_task()

    def roles(self, permission, there=None):
        there = self.task if there is None else there
        return sorted(set(rolesForPermissionOn(permission, there)))

    def test_each_means_what_it_is_to_mean(self):
        self.task.manage_permission(VIEW, ["Reader"], acquire=0)
        self.task.manage_permission(MANAGE, ["Editor"], acquire=0)
        for roles, ours in ((["Reader"], VIEW), (["Editor"], MANAGE), ([], NOBODY)):
            for permission in MEANINGS[ours]:
                self.assertEqual(self.roles(permission), roles, permission)

    def test_what_the_site_says_of_ours_holds_on_the_task(self):
        self.assertEqual(self.roles("View"), DEFAULT)
        self.portal.manage_permission(VIEW, ["Member"], acquire=0)
        self.assertEqual(self.roles("View"), ["Member"])
        self.assertEqual(self.roles("Modify portal content"), DEFAULT)
        self.task.manage_permission(VIEW, ["Editor"], acquire=1)
        self.assertEqual(self.roles("View"), ["Editor", "Member"])

    def test_neither_a_workflow_nor_the_security_tab_changes_it(self):
        modifyRolesForPermission(self.task, "View", ("Anonymous",))
        modifyRolesForPermission(self.task, "View", ["Anonymous"])
        self.task.manage_permission("View", ["Anonymous"], acquire=1)
        self.task.manage_role("Member", ["View", "Modify portal content"])
        self.task.__dict__["_View_Permission"] = ("Anonymous",)
        self.assertEqual(self.roles("View"), DEFAULT)
        self.assertEqual(self.roles("Modify portal content"), DEFAULT)

    def test_a_workflow_that_a_former_version_let_it_have_changes_nothing(self):
        workflow = self.portal.portal_workflow["simple_publication_workflow"]
        workflow.notifyCreated(self.task)
        workflow.updateRoleMappingsFor(self.task)
        self.assertEqual(self.roles("View"), DEFAULT)

    def test_what_is_in_it_has_them_from_it_and_may_have_its_own(self):
        inside = createContentInContainer(
            self.task, "Document", checkConstraints=False, id="inside"
        )
        self.assertEqual(self.roles("View", inside), DEFAULT)
        inside.manage_permission("View", ["Anonymous"], acquire=0)
        self.assertEqual(self.roles("View", inside), ["Anonymous"])

    def test_security_tab_can_be_looked_at(self):
        self.assertIn("View", [one["name"] for one in self.task.permission_settings()])
        self.assertTrue(self.task.manage_access(self.layer["request"]))

    def test_searches_of_others_do_not_find_it(self):
        (found,) = self.portal.portal_catalog.unrestrictedSearchResults(id="task")
        indexed = self.portal.portal_catalog.getIndexDataForRID(found.getRID())
        self.assertEqual(sorted(indexed["allowedRolesAndUsers"]), DEFAULT)
