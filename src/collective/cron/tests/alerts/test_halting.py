"""A task that always fails is paused, with an alert and an entry in the record."""

from collective.cron.alerts import halting
from collective.cron.audit import record
from collective.cron.queueing.manager import BackendJobManager
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from collective.cron.tests.support.log_lines import log_lines

import mock
import transaction


class TestHalting(AlertCase):
    def setUp(self):
        super(TestHalting, self).setUp()
        # Whatever else people want to hear.
        tell(failing_pause_after=2, failing_pause_days=0, alert_kinds=[])

    def fail(self, *times):
        for time in times:
            self.run_due(time)

    def halt(self):
        halting.halt_all(self.portal)
        transaction.begin()
        return self.portal["task"]

    def test_it_is_inactive_and_people_are_told(self):
        task = self.add_task(u"fail")
        self.fail("10:05:00")
        self.assertTrue(self.halt().activated)
        self.fail("10:10:00")
        self.assertFalse(self.halt().activated)
        state = self.state_of(task)
        self.assertEqual(state.halted["count"], 2)
        self.assertIsNone(state.next_at)
        (mail,) = self.send()
        subject = u"[Plone site] Task is paused: it has failed 2 times in a row"
        self.assertEqual(mail["subject"], subject)
        self.assertIn(u"it went wrong", mail["text"])
        self.assertIn(u"http://nohost/plone/task/--results--/", mail["text"])
        self.halt()
        self.assertEqual(self.send(), [])

    def test_it_is_recorded_as_done_by_a_worker(self):
        self.add_task(u"fail")
        self.fail("10:05:00", "10:10:00")
        self.halt()
        entry = next(record.walk(self.portal))[1]
        self.assertEqual((entry.deed, entry.user, entry.origin), HALTED)
        self.assertEqual(entry.changes, ((u"activated", u"true", u"false"),))

    def test_resumed_it_begins_a_new_row(self):
        task = self.add_task(u"fail")
        self.fail("10:05:00", "10:10:00")
        self.halt()
        task.activated = True
        self.manager_of(task).register_or_remove()
        transaction.commit()
        state = self.state_of(task)
        self.assertIsNone(state.halted)
        self.fail("10:15:00")
        self.assertEqual(state.failing["count"], 1)
        self.assertTrue(self.halt().activated)

    def test_a_task_that_never_tells_tells_this(self):
        self.add_task(u"fail", alert_policy=u"none")
        self.fail("10:05:00", "10:10:00")
        self.halt()
        self.assertEqual(self.waiting(), ["paused"])

    def test_without_a_channel_nothing_is_paused(self):
        tell(alert_channels=[])
        self.add_task(u"fail")
        self.fail("10:05:00", "10:10:00")
        self.assertTrue(self.halt().activated)

    def test_one_that_is_well_again_is_left(self):
        task = self.add_task(u"fail")
        self.fail("10:05:00", "10:10:00")
        task.script = u"count"
        self.fail("10:15:00")
        self.assertTrue(self.halt().activated)

    def test_one_that_cannot_be_paused_hinders_no_other(self):
        for name in ("task", "other"):
            self.add_task(u"fail", name)
        self.fail("10:05:00", "10:10:00")
        lines, real = log_lines(self), BackendJobManager.register_or_remove

        def broken(manager):
            if manager.backend.getId() == "task":
                raise ValueError("broken")
            return real(manager)

        with mock.patch.object(BackendJobManager, "register_or_remove", broken):
            self.assertTrue(self.halt().activated)
        self.assertFalse(self.portal["other"].activated)
        self.assertIn("it cannot be paused", "\n".join(lines))
        self.assertEqual(self.waiting(), ["paused"])


HALTED = (u"halted", None, u"worker")
