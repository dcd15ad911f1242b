"""What a plan gives is checked as a form would, by whoever applies it."""

from collective.cron.plans.given import settings
from collective.cron.tests.support.plan_case import PlanCase
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID

import transaction


HOOK = u"""
    plan: acme
    tasks:
      - name: hook
        type: CronWebhook
        settings: {address: "https://example.org/", own_servers: [%s]}
    """
DATES = u"""
    plan: acme
    tasks:
      - name: one
        type: CronTestTask
        schedule: {periodicity: "@daily", begins_on: %s, ends_on: %s}
        settings: {%s}
    """


class TestReader(PlanCase):
    def test_values_are_checked_each(self):
        found = self.refused(DATES % (u"soon", u"2026-12-31", u"seconds: x, sec: 1"))
        self.assertEqual(
            found,
            [
                (5, "tasks.one.schedule.begins_on", "soon"),
                (6, "tasks.one.settings.sec", "sec"),
                (6, "tasks.one.settings.seconds", "x"),
            ],
        )

    def test_and_together(self):
        wrong = DATES % (u"2026-12-31", u"2026-12-01", u"")
        self.assertEqual(self.refused(wrong), [(3, "tasks.one", None)])
        self.apply(DATES % (u"2026-12-01", u"2026-12-31", u""))
        self.assertEqual(self.refused(wrong), [(3, "tasks.one", None)])

    def test_who_may_not_set_a_field(self):
        setRoles(self.portal, TEST_USER_ID, ["Site Administrator"])
        field = (5, "tasks.hook.settings.own_servers", None)
        self.assertEqual(self.refused(HOOK % u"localhost"), [field])
        self.apply(HOOK % u"")
        self.assertEqual(self.refused(HOOK % u"localhost"), [field])
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.apply(HOOK % u"localhost")
        setRoles(self.portal, TEST_USER_ID, ["Site Administrator"])
        self.assertEqual(self.apply(HOOK % u"localhost"), [])

    def test_a_user_that_one_may_not_choose(self):
        acl_users = self.portal.acl_users
        acl_users.userFolderAddUser("anna", "s3cret-s3cret", ["Manager"], [])
        self.portal.manage_permission("collective.cron: Choose user", ["Owner"])
        plan = u"""
            plan: acme
            tasks:
              - name: one
                type: CronTestTask
                user: %s
                schedule: {periodicity: "@daily"}
            """
        for name in (u"anna", u"nobody-known"):
            found = self.refused(plan % name)
            self.assertEqual(found, [(5, "tasks.one.user", name)])
        self.apply(plan % TEST_USER_ID)
        self.assertEqual(self.refused(plan % u"anna"), [(5, "tasks.one.user", "anna")])

    def test_what_stands_there_can_stay(self):
        task = self.add_task(name="one", kind=u"kind-of-it")
        vars(task)["kind"] = u"once-a-choice"
        task._p_changed = True
        transaction.commit()
        plan = u"""
            plan: acme
            adopt: true
            tasks:
              - {name: one, type: CronTestTask, settings: {kind: %s}}
            """
        self.assertEqual(self.apply(plan % u"once-a-choice"), ["adopt /one"])
        self.assertEqual(len(self.refused(plan % u"never-a-choice")), 1)

    def test_what_is_missing(self):
        self.assertEqual(
            self.refused(u"""
                plan: acme
                tasks:
                  - {name: one, type: CronScript, schedule: {periodicity: "@daily"}}
                """)[0],
            (3, "tasks.one.settings.script", None),
        )

    def test_fields(self):
        known = settings.fields_of(self.add_task())
        for name in ("title", "activated", "periodicity", "secret", "named"):
            self.assertIn(name, known)
        self.assertNotIn("changeNote", known)
