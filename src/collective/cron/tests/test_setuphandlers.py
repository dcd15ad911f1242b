"""Installed it is there, uninstalled nothing is left."""

from collective.cron.interfaces import ICronLayer
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.app.testing import applyProfile
from plone.browserlayer.utils import registered_layers
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

import transaction


VIEW, RUN, MANAGE = ("collective.cron: %s" % name for name in ("View", "Run", "Manage"))


class TestSetup(CronTestCase):
    def records(self):
        names = getUtility(IRegistry).records.keys()
        return [name for name in names if name.startswith("collective.cron")]

    def configlets(self):
        actions = api.portal.get_tool("portal_controlpanel").listActions()
        return [action.id for action in actions if "cron" in action.id]

    def test_installed(self):
        self.assertIn(ICronLayer, registered_layers())
        self.assertTrue(state.is_installed(self.portal))
        expected = ["collective-cron", "collective-cron-settings"]
        self.assertEqual(self.configlets(), expected)
        self.assertTrue(self.records())
        self.assertIn("/plone", sites.known_paths(self.portal.aq_parent))

    def test_uninstalled_nothing_is_left(self):
        self.add_task()
        self.add_task(name="other")
        self.manager_of(self.portal["task"]).register_job(force=True)
        transaction.commit()
        applyProfile(self.portal, "collective.cron:uninstall")
        self.assertNotIn(ICronLayer, registered_layers())
        self.assertFalse(state.is_installed(self.portal))
        self.assertEqual(self.configlets(), [])
        self.assertEqual(self.records(), [])
        self.assertEqual(self.queued(), [])
        self.assertNotIn(sites.KEY, self.portal._p_jar.root())
        types = api.portal.get_tool("portal_types")
        self.assertNotIn("collective.cron.Result", types)

    def test_installed_again_the_tasks_are_queued_again(self):
        self.add_task()
        applyProfile(self.portal, "collective.cron:uninstall")
        applyProfile(self.portal, "collective.cron:default")
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_installing_twice_keeps_the_states(self):
        task = self.add_task()
        before = self.state_of(task)
        applyProfile(self.portal, "collective.cron:default")
        self.assertIs(self.state_of(task), before)

    def test_permissions_are_for_managers_and_site_administrators(self):
        for permission in (VIEW, RUN, MANAGE):
            roles = [
                r["name"]
                for r in self.portal.rolesOfPermission(permission)
                if r["selected"]
            ]
            self.assertEqual(sorted(roles), ["Manager", "Site Administrator"])
        chosen = self.portal.rolesOfPermission("collective.cron: Choose user")
        self.assertEqual([r["name"] for r in chosen if r["selected"]], ["Manager"])
