"""Runs that somebody asks for: with settings of their own, as the right user."""

from collective.cron.errors import CronError
from collective.cron.errors import InvalidSettings
from collective.cron.scripts import on_demand
from collective.cron.tests.support import script_case
from collective.cron.tests.support.script_case import ScriptCase
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID

import transaction


def report(context, days=30, dry_run=False):
    """Count."""
    return u"%d %s %s" % (days, dry_run, api.user.get_current().getId())


class TestOnDemand(ScriptCase):
    def setUp(self):
        super(TestOnDemand, self).setUp()
        self.script = script_case.register(self, report, title=u"Report")

    def ask(self, *args):
        task, outcome = on_demand.run(self.portal, self.script, *args)
        self.assertTrue(outcome.well)
        self.run_due()
        return task

    def test_one_run_with_its_settings(self):
        task = self.ask({"days": 3})
        result = task.getLastResult()
        self.assertEqual(result.log, (u"0:00:00 3 False test_user_1_",))
        self.assertEqual((result.settings, result.by), ({"days": 3}, TEST_USER_ID))
        self.assertEqual((task.title, task.activated), (u"Report", False))
        self.assertEqual(self.queued(), [])

    def test_a_dry_run(self):
        result = self.ask({}, True).getLastResult()
        self.assertEqual(result.log, (u"0:00:00 30 True test_user_1_",))
        none = script_case.register(self, lambda context: None, u"acme.none")
        with self.assertRaises(CronError):
            on_demand.run(self.portal, none, {}, True)

    def test_what_does_not_fit_starts_nothing(self):
        for settings in ({"days": u"many"}, {"day": 1}):
            with self.assertRaises(InvalidSettings):
                on_demand.run(self.portal, self.script, settings)
        self.assertNotIn("cron-scripts", self.portal)

    def test_a_script_has_one_task_for_each_user(self):
        task = self.ask({})
        self.set_time("10:01:00")
        self.assertEqual(self.ask({}).getId(), task.getId())
        self.assertEqual(len(task.getResults()), 2)
        other = script_case.register(self, report, u"acme-other")
        others = on_demand.task_for(self.portal, other, {})
        self.assertEqual(others.getId(), "acme-other")
        api.user.create(username="anna", email="a@example.org")
        annas = on_demand.task_for(self.portal, self.script, {}, "anna")
        self.assertEqual((annas.getId(), annas.run_as), ("acme-report-1", u"anna"))

    def test_who_may_not_choose_a_user_runs_it_as_themselves(self):
        api.user.create(username="anna", email="a@example.org")
        setRoles(self.portal, TEST_USER_ID, ["Member"])
        with self.assertRaises(CronError):
            on_demand.task_for(self.portal, self.script, {}, "anna")
        task = on_demand.task_for(self.portal, self.script, {})
        self.assertEqual(task.run_as, TEST_USER_ID)
        transaction.commit()

    def test_settings_of_the_task_fit_whatever_becomes_of_the_script(self):
        task = self.ask({})
        script_case.forget(self.script)
        self.script = script_case.register(self, lambda context, name: None)
        self.assertIsNotNone(task.defect())
        self.set_time("10:01:00")
        self.assertEqual(self.ask({"name": u"x"}).getLastResult().status, u"OK")

    def test_nobody_runs_nothing(self):
        logout()
        self.addCleanup(login, self.portal, "test-user")
        with self.assertRaises(CronError):
            on_demand.task_for(self.portal, self.script, {})
