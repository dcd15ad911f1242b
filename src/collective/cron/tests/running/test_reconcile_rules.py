"""Newer time zone data: what is queued is worked out anew, and nothing runs twice."""

from collective.cron import clock
from collective.cron.errors import UnknownZone
from collective.cron.memory.state import SchedulingState
from collective.cron.queueing import following
from collective.cron.running import reconcile
from collective.cron.schedule import occurrence
from collective.cron.tests.support.pauses import PauseTestCase

import mock
import pytz
import transaction


ZONE = u"Asia/Almaty"
OLD, NEW = "2022g 1", "2026f 1"


class RulesTestCase(PauseTestCase):
    """By the old data the zone is six hours ahead of UTC, by the new ones five."""

    START = "2026-11-23T12:00:30Z"

    def setUp(self):
        super(RulesTestCase, self).setUp()
        self.get_zone = occurrence.get_zone
        self.use(OLD, 6)

    def use(self, rules, hours):
        """Let a process with other zone data begin; without hours the zone is gone."""

        def find(name):
            if name != ZONE:
                return self.get_zone(name)
            if hours is None:
                raise UnknownZone("time zone not known", name, "another one")
            return pytz.FixedOffset(hours * 60)

        for where, name, value in (
            (occurrence, "get_zone", find),
            (following, "rules", lambda: rules),
        ):
            patch = mock.patch.object(where, name, value)
            patch.start()
            self.addCleanup(patch.stop)

    def add(self, **values):
        values.setdefault("periodicity", u"46 2 * * *")
        return self.add_task(timezone=ZONE, **values)

    def next_of(self, task):
        next_at = self.state_of(task).next_at
        return next_at and clock.to_iso(next_at)[8:16]

    def reconcile(self):
        transaction.commit()
        done = reconcile.reconcile_all(restart=True)
        transaction.begin()
        return done


class TestNewRules(RulesTestCase):
    def test_the_tick_queues_it_for_the_instant_of_the_new_rules(self):
        task = self.add()
        self.assertEqual(self.next_of(task), "23T20:46")
        self.use(NEW, 5)
        self.assertEqual(self.tick(), {"queued": 1})
        self.assertEqual(self.next_of(task), "23T21:46")
        self.assertEqual(self.tick(), {})
        self.run_due("20:46:10")
        self.assertEqual(self.statuses(task), [])
        self.run_due("21:46:10")
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(self.next_of(task), "24T21:46")

    def test_start_and_repair_do_the_same(self):
        task = self.add()
        self.use(NEW, 5)
        self.assertEqual(self.reconcile(), {"queued": 1})
        self.assertEqual(self.next_of(task), "23T21:46")

    def test_a_job_that_comes_due_before_the_tick_does_nothing(self):
        task = self.add()
        self.use(NEW, 5)
        self.run_due("20:46:10")
        self.assertEqual(self.statuses(task), [])
        self.assertEqual(self.next_of(task), "23T21:46")
        self.run_due("21:46:10")
        self.assertEqual(self.statuses(task), ["OK"])

    def test_what_ran_by_the_old_rules_does_not_run_again_an_hour_later(self):
        task = self.add()
        self.run_due("20:46:10")
        self.use(NEW, 5)
        self.tick("20:47:00")
        self.assertEqual(self.next_of(task), "24T21:46")

    def test_soon_after_a_run_the_next_one_stays_where_the_rules_have_it(self):
        task = self.add(periodicity=u"46,56 2 * * *")
        self.run_due("20:46:10")
        self.use(NEW, 5)
        self.tick("20:47:00")
        # 02:46 comes once more, and has been; 02:56 comes, and has not been.
        self.assertEqual(self.next_of(task), "23T21:56")
        self.assertEqual(self.tick("20:48:00"), {})
        self.assertEqual(self.next_of(task), "23T21:56")

    def test_the_other_way_round_it_is_run_sooner(self):
        self.use("2021a 1", 5)
        task = self.add()
        self.use(OLD, 6)
        self.tick()
        self.assertEqual(self.next_of(task), "23T20:46")

    def test_missed_by_both_rules_it_is_run_late_and_once(self):
        task = self.add()
        self.use(NEW, 5)
        self.tick("23:00:00")
        self.run_due()
        self.tick()
        results = list(task.getResults())
        self.assertEqual([result.trigger for result in results], ["late"])
        self.assertEqual(clock.to_iso(results[0].occurrence)[8:16], "23T21:46")
        self.assertEqual(self.next_of(task), "24T21:46")

    def test_every_few_minutes_nothing_is_left_out(self):
        task = self.add(periodicity=u"*/5 * * * *")
        self.run_due("12:05:10")
        self.use(NEW, 5)
        self.tick("12:06:00")
        self.assertEqual(self.next_of(task), "23T12:10")

    def test_the_process_that_knows_more_is_right(self):
        self.use(NEW, 5)
        task = self.add()
        self.use(OLD, 6)
        self.assertEqual(self.tick(), {})
        self.assertEqual(self.next_of(task), "23T21:46")

    def test_a_time_that_somebody_chose_stays(self):
        task = self.add()
        chosen = clock.from_iso("2026-11-23T17:00:00Z")
        self.manager_of(task).register_job(begin_after=chosen)
        self.use(NEW, 5)
        self.assertEqual(self.tick(), {})
        self.assertEqual(self.state_of(task).next_at, chosen)

    def test_it_is_noted_when_and_why(self):
        task = self.add()
        self.use(NEW, 5)
        self.tick("12:01:00")
        noted = self.state_of(task).requeued
        self.assertEqual((noted["why"], noted["at"]), (following.RULES, clock.now()))
        self.assertEqual(clock.to_iso(noted["before"])[8:16], "23T20:46")

    def test_the_same_instant_by_newer_rules_is_no_news(self):
        task = self.add()
        held = dict(self.queue.held)
        self.use(NEW, 6)
        self.assertEqual(self.tick(), {})
        self.assertIsNone(self.state_of(task).requeued)
        self.assertEqual(self.queue.held, held)
        self.assertEqual(self.state_of(task).derived[1], NEW)

    def test_what_an_older_version_queued_is_worked_out_anew(self):
        task = self.add()
        del self.state_of(task).derived
        self.assertEqual(self.state_of(task).derived, SchedulingState.derived)
        self.use(NEW, 5)
        self.tick()
        self.assertEqual(self.next_of(task), "23T21:46")


class TestZoneThatIsGone(RulesTestCase):
    def test_the_tick_takes_it_out_of_the_queue(self):
        task = self.add()
        self.use(NEW, None)
        self.tick()
        self.assertEqual((self.next_of(task), self.queued()), (None, []))
        self.tick()
        self.run_due("20:46:10")
        self.assertEqual(self.statuses(task), [])

    def test_due_before_the_tick_it_is_not_run_either(self):
        task = self.add()
        self.use(OLD, None)
        self.run_due("20:46:10")
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertIn("time zone not known", task.getLastResult().reason)
        self.assertEqual((self.next_of(task), self.queued()), (None, []))

    def test_there_again_it_is_queued_again(self):
        task = self.add()
        self.use(NEW, None)
        self.tick()
        self.use("2027a 1", 5)
        self.tick()
        self.assertEqual(self.next_of(task), "23T21:46")
