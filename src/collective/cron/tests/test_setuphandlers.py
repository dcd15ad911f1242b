"""Installed it is there, uninstalled nothing is left."""

from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.interfaces import ICronLayer
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.running import reconcile
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.copies import bring_in
from collective.cron.tests.support.copies import export
from collective.cron.tests.support.log_lines import log_lines
from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
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

    def install_again(self):
        applyProfile(self.portal, "collective.cron:uninstall")
        transaction.commit()
        yield
        # Not applyProfile(), which does it as a Manager.
        setup = self.portal.portal_setup
        setup.runAllImportStepsFromProfile("profile-collective.cron:default")
        transaction.commit()

    def test_installed_again_nothing_runs_until_somebody_says_so(self):
        task, lines = self.add_task(run_as=u"admin"), log_lines(self)
        for _meanwhile in self.install_again():
            self.assertTrue(task.activated)
        self.assertEqual((task.activated, self.queued()), (False, []))
        self.assertEqual(len([one for one in lines if "came inactive" in one]), 1)
        self.assertEqual(self.state_of(task).came["user"], u"admin")
        self.assertEqual(task.run_as, u"admin")
        one_backend.activate(self.manager_of(task), [], clock.now())
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_installed_by_somebody_who_may_not_choose_it_runs_as_nobody_else(self):
        task = self.add_task(run_as=u"bot")
        for _meanwhile in self.install_again():
            setRoles(self.portal, TEST_USER_ID, ["Site Administrator"])
        self.assertEqual(task.run_as, TEST_USER_ID)

    def test_what_was_added_meanwhile_or_is_not_in_the_catalog_comes_inactive_too(self):
        task = self.add_task()
        for _meanwhile in self.install_again():
            new = self.add_task(name="new")
            self.assertTrue(new.activated)
            task.unindexObject()
        task.indexObject()
        transaction.commit()
        reconcile.reconcile_overdue()
        transaction.begin()
        self.assertEqual((task.activated, new.activated), (False, False))
        self.assertEqual(self.queued(), [])

    def test_zexp_that_came_meanwhile_runs_as_who_installs(self):
        task = self.add_task(run_as=u"bot")
        folder = api.content.create(self.portal, "Folder", "folder")
        for _meanwhile in self.install_again():
            copy = bring_in(folder, export(task), "copy")
        self.assertEqual((task.run_as, copy.run_as), (u"bot", TEST_USER_ID))

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
