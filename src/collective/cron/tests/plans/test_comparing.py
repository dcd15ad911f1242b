"""The file, what is there, and what was set last: who changed what since."""

from collective.cron import plans
from collective.cron.actions import pausing
from collective.cron.plans import notes
from collective.cron.tests.support.plan_case import PlanCase
from plone.uuid.interfaces import IUUID
from zope.lifecycleevent import modified

import mock
import os
import transaction


PLAN = u"""
    plan: acme
    keep: [%s]
    tasks:
      - name: one
        type: CronTestTask
        title: One
        active: true
        schedule: {periodicity: "%s", timezone: UTC}
        settings: {seconds: %s, secret: "${env:CRON_SECRET}"}
    """


def plan(keep=u"active", periodicity=u"*/5 * * * *", seconds=1):
    return PLAN % (keep, periodicity, seconds)


class TestCompare(PlanCase):
    def setUp(self):
        super(TestCompare, self).setUp()
        patched = mock.patch.dict(os.environ, {"CRON_SECRET": "s3cret"})
        patched.start()
        self.addCleanup(patched.stop)
        self.apply(plan())
        self.task = self.portal["one"]

    def change(self, **values):
        """Change the task as an admin does, by its form."""
        for name, value in values.items():
            setattr(self.task, name, value)
        modified(self.task)
        transaction.commit()

    def rows(self, lines):
        return plans.compare(self.portal, self.read(lines)).differences

    def test_rows_say_old_and_new(self):
        (row,) = self.rows(plan(seconds=2))
        self.assertEqual(row[:4], ("change", "one", "/one", "seconds"))
        self.assertEqual((row.old, row.new), (1.0, 2.0))
        two = plan() + u"""
      - {name: two, type: CronCensus, active: true, schedule: {periodicity: "@daily"}}
    """
        (row,) = self.rows(two)
        self.assertEqual((row.action, row.path, row.field), ("add", "/two", None))
        self.assertEqual(row.new, {"activated": True, "periodicity": "@daily"})

    def test_nothing_is_written(self):
        self.rows(plan(seconds=2))
        self.assertEqual(self.portal._p_jar._registered_objects, [])
        self.assertEqual(self.task.seconds, 1.0)

    def test_an_admin_has_deactivated_it(self):
        self.change(activated=False)
        self.assertEqual(self.compared(plan()), ["keep /one activated"])
        self.apply(plan())
        self.assertFalse(self.task.activated)
        # Whatever the file says of the rest.
        self.apply(plan(seconds=2))
        self.assertEqual((self.task.activated, self.task.seconds), (False, 2.0))
        self.assertEqual(
            self.apply(plan(keep=u"", seconds=2)), ["change /one activated"]
        )
        self.assertTrue(self.task.activated)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_an_admin_has_changed_the_schedule_and_settings(self):
        self.change(periodicity=u"0 * * * *", seconds=5.0)
        self.assertEqual(
            self.compared(plan()),
            ["change /one periodicity", "change /one seconds"],
        )
        self.assertEqual(
            self.compared(plan(u"schedule")),
            ["keep /one periodicity", "change /one seconds"],
        )
        self.assertEqual(
            self.compared(plan(u"schedule, settings", u"1 * * * *", 7)),
            ["keep /one periodicity", "keep /one seconds"],
        )
        # What they give back is followed again.
        self.change(periodicity=u"*/5 * * * *")
        self.assertEqual(
            self.apply(plan(u"schedule", u"1 * * * *", 5)), ["change /one periodicity"]
        )
        self.assertEqual(self.queued(), [("10:01", "schedule")])

    def test_what_is_not_in_the_file_is_left_alone(self):
        self.change(most_waiting=3)
        self.assertEqual(self.apply(plan()), [])
        self.assertEqual(self.task.most_waiting, 3)

    def test_passwords(self):
        self.assertEqual(self.task.secret, u"s3cret")
        self.assertEqual(self.compared(plan()), [])
        note = notes.read(self.portal, IUUID(self.task))
        self.assertNotIn(u"s3cret", repr(note))
        self.change(secret=u"admins")
        self.assertEqual(self.compared(plan(u"settings")), ["keep /one secret"])
        (row,) = self.rows(plan())
        self.assertEqual((row.old, row.new), (u"(hidden)", u"(hidden)"))
        self.apply(plan())
        self.assertEqual(self.task.secret, u"s3cret")
        os.environ["CRON_SECRET"] = "new"
        self.assertEqual(self.apply(plan(u"settings")), ["change /one secret"])
        self.assertEqual(self.task.secret, u"new")

    def test_a_pause_of_all_tasks_is_no_business_of_a_plan(self):
        pausing.pause(self.portal, u"upgrade", None, u"admin")
        transaction.commit()
        self.assertEqual(self.apply(plan(seconds=3)), ["change /one seconds"])
        self.assertEqual(self.run_due("10:05:00"), 1)
        self.assertNotIn("OK", self.statuses(self.task))

    def test_an_older_version_makes_no_second_task(self):
        notes_before = dict(notes.read_all(self.portal))
        vars(self.task)["seconds"] = 9.0
        self.task._p_changed = True
        transaction.commit()
        self.assertEqual(self.apply(plan()), ["change /one seconds"])
        self.assertEqual(dict(notes.read_all(self.portal)), notes_before)
