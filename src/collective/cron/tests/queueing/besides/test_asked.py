"""What may be asked for, and for when."""

from collective.cron import clock
from collective.cron.errors import JobRefused
from collective.cron.queueing import asking
from collective.cron.queueing.besides import asked
from collective.cron.queueing.besides import backlog
from collective.cron.tests.support.base import CronTestCase
from datetime import datetime
from datetime import timedelta
from plone.app.testing import TEST_USER_ID

import mock


class TestRunNow(CronTestCase):
    def setUp(self):
        super(TestRunNow, self).setUp()
        self.task = self.add_task(activated=False, overlap=u"skip")
        self.manager = self.manager_of(self.task)

    def ask(self, settings=None):
        return self.manager.register_job(force=True, settings=settings)

    def done(self):
        self.run_all("10:00:31")
        return [result.settings for result in self.task.getResults()][::-1]

    def test_each_with_settings_of_its_own_is_a_run_of_its_own(self):
        wanted = [None, {"days": 1}, {"days": 2}, {"dry_run": True}]
        self.assertTrue(all([self.ask(settings) for settings in wanted]))
        self.assertEqual(self.done(), wanted)
        self.assertEqual(self.statuses(self.task), ["OK"] * 4)

    def test_the_same_once_more_is_the_one_that_waits(self):
        wanted = [{"days": 1}, {"days": 1}, None, None, {"days": 1}]
        found = [self.ask(settings) for settings in wanted]
        self.assertEqual(found, [True, False, True, False, False])
        self.assertEqual(self.done(), [{"days": 1}, None])

    def test_what_a_task_asked_for_is_not_lost_if_a_person_asks_for_another(self):
        self.task.activated = True
        self.manager.register_or_remove()
        self.run_due("10:05:00")
        with asking.as_task():
            self.ask({"days": 1})
        self.ask({"days": 2})
        self.run_due("10:05:01")
        self.assertEqual(self.task.getLastResult().settings, {"days": 2})
        self.run_due("10:06:00")
        self.assertEqual(self.task.getLastResult().settings, {"days": 1})

    def test_settings_without_a_run_of_their_own_are_refused(self):
        with self.assertRaises(JobRefused):
            self.manager.register_job(settings={"days": 1})


class TestLineUp(CronTestCase):
    def test_each_is_a_run_also_the_same_and_also_of_what_is_inactive(self):
        task = self.add_task(activated=False)
        with asking.as_task():
            for _number in range(3):
                asked.line_up(self.manager_of(task), None, {"days": 1})
        self.run_all("10:00:31")
        self.assertEqual(task.counter, 3)

    def test_refuses_what_is_too_far(self):
        manager = self.manager_of(self.add_task())
        with self.assertRaises(JobRefused):
            asked.line_up(manager, clock.now() + timedelta(days=4000), None)


class TestRunAt(CronTestCase):
    def setUp(self):
        super(TestRunAt, self).setUp()
        self.task = self.add_task(activated=False)
        self.manager = self.manager_of(self.task)
        self.soon = clock.now() + timedelta(minutes=3)

    def test_says_who_asked(self):
        self.assertTrue(self.manager.run_at(self.soon))
        (one,) = self.waiting()
        self.assertEqual((one["by"], one["trigger"]), (TEST_USER_ID, "manual"))
        self.run_due("10:10:00")
        result = self.task.getLastResult()
        self.assertEqual((result.by, result.trigger), (TEST_USER_ID, "manual"))

    def waiting(self):
        return backlog.runs(self.state_of(self.task))

    def test_the_same_instant_is_one_run(self):
        self.assertTrue(self.manager.run_at(self.soon))
        self.assertFalse(self.manager.run_at(self.soon))

    def test_the_same_instant_with_other_settings_is_another_one(self):
        for days in (1, 2, 2):
            self.manager.run_at(self.soon, {"days": days})
        settings = [one["settings"] for one in self.waiting()]
        self.assertEqual(settings, [{"days": 1}, {"days": 2}])

    def test_refuses_what_is_past_or_too_far(self):
        for days in (0, -1, 4000):
            with self.assertRaises(JobRefused):
                self.manager.run_at(clock.now() + timedelta(days=days))
        with self.assertRaises(ValueError):
            self.manager.run_at(datetime(2030, 1, 1))

    def test_refuses_more_than_there_is_room_for(self):
        self.manager.run_at(self.soon)
        with mock.patch.object(backlog, "MOST", 1):
            with self.assertRaises(JobRefused) as caught:
                self.manager.run_at(self.soon + timedelta(days=1))
        self.assertIn("too many runs wait", str(caught.exception))

    def test_a_task_asks_for_active_ones_only(self):
        with asking.as_task():
            with self.assertRaises(JobRefused):
                self.manager.run_at(self.soon)

    def test_of_a_task_none_starts_sooner_than_a_minute_after_the_last_start(self):
        self.task.activated = True
        self.manager.register_or_remove()
        self.run_due("10:05:00")
        with asking.as_task():
            self.manager.run_at(clock.now() + timedelta(seconds=5))
        (one,) = self.waiting()
        self.assertEqual(one["occurrence"], clock.from_iso("2026-11-23T10:06:00Z"))
