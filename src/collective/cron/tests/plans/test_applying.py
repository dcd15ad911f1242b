"""All of a plan, or nothing; what it has no more; and what runs after what."""

from collective.cron import plans
from collective.cron.audit import deeds
from collective.cron.audit import record
from collective.cron.plans import applying
from collective.cron.plans import notes
from collective.cron.plans.given import secrets
from collective.cron.tests.support.plan_case import PlanCase
from collective.cron.tests.support.script_case import register
from plone.uuid.interfaces import IUUID

import mock
import os
import transaction


TWO = u"""
    plan: acme
    purge: %s
    tasks:
      - {name: one, type: CronCensus, active: true, schedule: {periodicity: "@daily"}}
      - {name: two, type: CronCensus, active: true, schedule: {periodicity: "@daily"}}
    """
ONE = u"""
    plan: acme
    purge: %s
    tasks:
      - {name: one, type: CronCensus, active: true, schedule: {periodicity: "@daily"}}
    """
AFTER = u"""
    plan: acme
    tasks:
      - name: last
        type: CronCensus
        schedule: {periodicity: "@daily"}
        settings: {run_after: [first, /task]}
      - name: first
        type: CronCensus
        schedule: {periodicity: "@daily"}
        settings: {run_after: %s}
    """


SECRET = u"""
    plan: acme
    keep: []
    purge: remove
    tasks:
      - name: one
        type: CronWebhook
        schedule: {periodicity: "@%s"}
        settings: {address: "https://example.org/", secret: "${env:ACME_SECRET}"}
    """


class TestNoted(PlanCase):
    def entries(self):
        transaction.commit()
        found = [entry for _key, entry in record.walk(self.portal)]
        new, self.seen = found[: len(found) - self.seen], len(found)
        return sorted(
            (entry.deed, entry.path, dict((c[0], c[1:]) for c in entry.changes))
            for entry in new
        )

    def test_once_for_each_task_and_for_the_site(self):
        self.seen = 0
        self.entries()
        with mock.patch.dict(os.environ, ACME_SECRET="hunter22"):
            self.apply(SECRET % u"daily")
            added, applied = self.entries()
            self.assertEqual(added[:2], (u"added", u"one"))
            self.assertEqual(added[2]["periodicity"], (u"", u"@daily"))
            self.assertEqual(applied, (u"plan", u"", {u"acme": (u"", u"add 1")}))
            self.apply(SECRET % u"daily")
            self.assertEqual(self.entries(), [])
            os.environ["ACME_SECRET"] = "hunter23"
            self.apply(SECRET % u"weekly")
            changed, applied = self.entries()
            self.assertEqual(changed[:2], (u"changed", u"one"))
            self.assertEqual(changed[2]["periodicity"], (u"@daily", u"@weekly"))
            self.assertEqual(changed[2]["secret"], (None, None))
            self.assertEqual(applied[2], {u"acme": (u"", u"change 1")})
        self.apply(u"{plan: acme, purge: remove, tasks: []}")
        told = [entry[0] for entry in self.entries()]
        self.assertEqual(told, [u"deleted", u"plan"])
        for _key, entry in record.walk(self.portal):
            self.assertNotIn(u"hunter", u"%r" % (entry,))


class TestApply(PlanCase):
    def test_a_dry_run_changes_nothing(self):
        self.assertEqual(
            self.apply(TWO % u"no", dry_run=True), ["add /one", "add /two"]
        )
        self.assertNotIn("one", self.portal)
        self.assertEqual(notes.read_all(self.portal), {})

    def test_it_is_noted_who_applied_what(self):
        other = ONE.replace(u"acme", u"other").replace(u"one", u"three")
        # In one transaction, as two profiles that are imported together.
        plans.apply(self.portal, self.read(TWO % u"no"))
        plans.apply(self.portal, self.read(other % u"no"))
        transaction.commit()
        self.assertEqual(self.apply(TWO % u"no"), [])
        (entry,) = [e for _k, e in record.walk(self.portal) if e.deed == deeds.PLAN]
        changes = ((u"acme", u"", u"add 2"), (u"other", u"", u"add 1"))
        self.assertEqual(entry.changes, changes)
        self.assertEqual(entry.user, u"test_user_1_")

    def test_a_wrong_file_changes_nothing(self):
        wrong = (TWO % u"no").replace(
            u'two, type: CronCensus, active: true, schedule: {periodicity: "@daily"',
            u"two, type: Cron, schedule: {periodicity: x",
        )
        found = self.refused(wrong)
        self.assertEqual(found, [(5, "tasks.two.type", "Cron")])
        wrong = wrong.replace(u"type: Cron,", u"type: CronCensus,")
        found = self.refused(wrong)
        self.assertEqual(found, [(5, "tasks.two.schedule.periodicity", "x")])
        self.assertNotIn("one", self.portal)

    def test_an_error_in_the_middle_takes_all_back(self):
        original, calls = applying._add, []

        def add(slot):
            calls.append(1)
            if len(calls) == 2:
                raise ValueError("in the middle")
            return original(slot)

        with mock.patch.object(applying, "_add", add):
            with self.assertRaises(ValueError):
                plans.apply(self.portal, self.read(TWO % u"no"))
        self.assertNotIn("one", self.portal)
        self.assertEqual(dict(notes.read_all(self.portal)), {})
        transaction.commit()
        # A queue that is no part of the transaction may have the job; it does nothing.
        self.run_due("2026-11-24T00:00:00Z")
        self.assertEqual(self.apply(TWO % u"no"), ["add /one", "add /two"])

    def test_what_a_plan_has_no_more(self):
        self.apply(TWO % u"no")
        self.add_task(name="admins")
        self.assertEqual(self.apply(ONE % u"no"), [])
        self.assertEqual(self.apply(ONE % u"deactivate"), ["deactivate /two"])
        self.assertFalse(self.portal["two"].activated)
        self.assertEqual(self.apply(ONE % u"deactivate"), [])
        self.assertEqual(self.apply(ONE % u"remove"), ["remove /two"])
        self.assertNotIn("two", self.portal)
        self.assertEqual(self.apply(ONE % u"remove"), [])
        self.assertIn("admins", self.portal)

    def test_plans_do_not_touch_each_other(self):
        self.apply(TWO % u"remove")
        other = u"plan: other\npurge: remove\ntasks: []"
        self.assertEqual(self.apply(other), [])
        self.assertIn("two", self.portal)

    def test_what_was_taken_up_is_never_removed(self):
        self.add_task(name="task")
        self.apply(u"""
            plan: acme
            adopt: true
            tasks:
              - {name: task, type: CronTestTask}
            """)
        self.assertEqual(self.apply(u"plan: acme\npurge: remove\ntasks: []"), [])
        self.assertIn("task", self.portal)

    def test_what_runs_is_deactivated_and_removed_the_next_time(self):
        self.apply(TWO % u"no")
        with mock.patch.object(applying.deletion, "is_going", lambda *args: True):
            self.apply(ONE % u"remove")
        self.assertFalse(self.portal["two"].activated)
        self.apply(ONE % u"remove")
        self.assertNotIn("two", self.portal)

    def test_tasks_run_after_each_other_by_name_or_path(self):
        task = self.add_task(name="task")
        self.assertEqual(self.apply(AFTER % u"[]"), ["add /last", "add /first"])
        first, last = self.portal["first"], self.portal["last"]
        self.assertEqual(set(last.run_after), set([IUUID(first), IUUID(task)]))
        self.assertEqual(self.apply(AFTER % u"[]"), [])
        self.assertEqual(
            [one[1] for one in self.refused(AFTER % u"[last]")],
            ["tasks.last.settings.run_after", "tasks.first.settings.run_after"],
        )
        self.assertEqual(self.apply(AFTER % u"[/task]"), ["change /first run_after"])
        found = self.refused(AFTER % u"[/nothing, none]")
        self.assertEqual([one[2] for one in found], ["/nothing", "none"])
        task.run_after = [IUUID(last)]
        transaction.commit()
        found = self.refused(AFTER % u"[/task]")
        self.assertEqual(found[0][1], "tasks.last.settings.run_after")

    def test_scripts(self):
        register(self, lambda context, days=30, words=(u"a",): None)
        plan = u"""
            plan: acme
            tasks:
              - name: report
                type: CronScript
                schedule: {periodicity: "@daily"}
                settings: {script: acme.report, setting_days: %s, setting_words: [b]}
            """
        self.assertEqual(self.apply(plan % 7), ["add /report"])
        task = self.portal["report"]
        self.assertEqual((task.script, task.settings[u"days"]), (u"acme.report", 7))
        self.assertEqual(self.apply(plan % 7), [])
        self.assertEqual(self.apply(plan % 8), ["change /report setting_days"])
        self.assertEqual(task.settings, {u"days": 8, u"words": [u"b"]})
        found = self.refused(plan % u"many")
        self.assertEqual(found, [(6, "tasks.report.settings.setting_days", "many")])
        register(self, lambda context: None, u"acme.other")
        other = (plan % 8).replace(u"acme.report", u"acme.other")
        self.assertIn(
            "tasks.report.settings.script", [o[1] for o in self.refused(other)]
        )

    def test_a_sent_plan_reads_no_password(self):
        plan = self.read(u"""
            plan: acme
            tasks:
              - {name: one, type: CronTestTask, settings: {secret: "${env:PATH}"}}
            """)
        with self.assertRaises(plans.PlanRefused):
            plans.apply(self.portal, plan, secret=secrets.refuse)

    def test_it_runs_by_its_schedule(self):
        self.apply(ONE % u"no")
        self.assertTrue(self.queued())
