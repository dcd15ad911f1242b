"""Tasks are made, all of them or none, by whoever may."""

from AccessControl import Unauthorized
from collective.cron import plans
from collective.cron.takeover import making
from collective.cron.tests.support.called import add_views
from collective.cron.tests.support.takeover_case import entry
from collective.cron.tests.support.takeover_case import TakeoverCase
from plone import api
from plone.app.testing import login

import transaction


class TestMaking(TakeoverCase):
    def make(self, *entries, **values):
        count = making.make(self.portal, self.propose(*entries, **values), u"UTC")
        transaction.commit()
        return count

    def test_inactive_and_what_admins_change_stays(self):
        self.assertEqual(self.make(entry(), entry(u"two", u"/@@two")), 2)
        task = self.portal["cron-called"]
        self.assertEqual(
            (task.activated, task.run_as, task.periodicity, task.timezone),
            (False, u"test_user_1_", u"30 2 * * *", u"UTC"),
        )
        self.assertEqual((task.title, task.view_path), (u"called", u"/@@called"))
        self.assertEqual(task.description, u"From crontab, line 1")
        task.title, task.periodicity, task.view_path = u"Mine", u"@daily", u"/@@mine"
        transaction.commit()
        serial = task._p_serial
        self.assertEqual(self.make(entry(), entry(u"two", u"/@@two")), 0)
        task._p_jar.cacheMinimize()
        self.assertEqual((task.title, task._p_serial), (u"Mine", serial))

    def test_activated_and_run(self):
        calls = add_views(self)
        self.set_time("2026-06-01T10:00:00Z")
        self.make(entry(), activate=True)
        self.run_due("2026-06-02T02:30:00Z")
        self.assertEqual(len(calls), 1)
        self.assertEqual(self.statuses(self.portal["cron-called"]), [u"OK"])

    def test_never_as_somebody_whom_one_may_not_choose(self):
        api.user.create("a@example.org", "other", "Secret-7Gh")
        api.user.grant_roles("other", roles=["Site Administrator"])
        transaction.commit()
        login(self.portal, "other")
        with self.assertRaises((plans.PlanRefused, Unauthorized)) as caught:
            self.make(entry())
        self.assertIn("a user whom you may choose", str(caught.exception))
        transaction.abort()
        self.assertNotIn("cron-called", self.portal)
        self.make(entry(), user=u"other")
        self.assertEqual(self.portal["cron-called"].run_as, u"other")

    def test_a_type_that_a_site_does_not_want_makes_nothing(self):
        api.portal.get_tool("portal_types").manage_delObjects(["CronView"])
        with self.assertRaises(plans.PlanRefused):
            self.make(entry())
