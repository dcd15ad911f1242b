"""Groups: of tasks with the same one runs at a time; others wait, and none is lost."""

from collective.cron import clock
from collective.cron.actions import waiting
from collective.cron.memory import annotations
from collective.cron.overview import status
from collective.cron.queueing import departure
from collective.cron.queueing import lookup
from collective.cron.queueing.besides import groups
from collective.cron.queueing.job import Job
from collective.cron.running import runs
from collective.cron.running.claim import claim
from collective.cron.running.lookout.lookout import Lookout
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.pauses import PauseTestCase
from collective.cron.words import reasons
from collective.cron.worksite import entering
from plone.uuid.interfaces import ATTRIBUTE_NAME
from ZODB.POSException import ConflictError
from zope.i18n import translate

import mock
import transaction


class TestGroups(PauseTestCase, JobCase):
    def setUp(self):
        super(TestGroups, self).setUp()
        self.addCleanup(runs.IN_HAND.clear)
        self.one, self.two, self.three = [
            self.add_task(name=name, run_group=u"export", periodicity=periodicity)
            for name, periodicity in (
                ("one", u"5 * * * *"),
                ("two", u"6 * * * *"),
                ("three", u"7 * * * *"),
            )
        ]

    def job_of(self, task):
        state, manager = self.state_of(task), self.manager_of(task)
        path = entering.site_path(self.portal)
        values = (state.generation, state.next_at, "schedule")
        return Job(path, manager.uid, *values)

    def claim(self, task, token):
        """Claim what is due of a task, as if a thread of this process does it."""
        runs.IN_HAND.add(token)
        manager = self.manager_of(task)
        begun = claim(manager, self.job_of(task), "inline", token)
        transaction.commit()
        return begun

    def end(self, task, begun):
        runs.end(self.manager_of(task), begun, {"status": u"OK"})
        runs.IN_HAND.discard(begun["token"])
        transaction.commit()

    def begin_one(self):
        self.set_time("10:05:00")
        self.queue.held.pop(self.state_of(self.one).pending)
        begun = self.claim(self.one, "t1")
        self.assertEqual(begun["group"], u"export")
        return begun

    def asked(self):
        return [one for one in self.queued() if one[1] != "schedule"]

    def test_the_others_wait_and_start_in_order_one_at_a_time(self):
        begun = self.begin_one()
        self.run_due("10:07:00")
        for task in (self.two, self.three):
            state = self.state_of(task)
            self.assertEqual((state.runs, state.extra["job_id"]), ((), None))
            self.assertEqual(self.statuses(task), [])
        self.assertEqual(self.asked(), [])
        self.end(self.one, begun)
        self.assertEqual(self.asked(), [("10:06", "late")])
        self.assertEqual(self.run_due("10:07:01"), 1)
        self.assertEqual(self.asked(), [("10:07", "late")])
        self.assertEqual(self.run_due("10:07:02"), 1)
        self.assertEqual(self.run_due("10:07:03"), 0)
        for task in (self.one, self.two, self.three):
            self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(groups.holder(self.manager_of(self.one)), None)

    def test_without_a_group_nothing_is_written(self):
        free = self.add_task(name="free", periodicity=u"5 * * * *")
        other = self.add_task(name="other", periodicity=u"5 * * * *", run_group=u" ")
        self.run_due("10:05:00")
        self.assertEqual((free.counter, other.counter), (1, 1))
        found = annotations.read(self.portal, groups.KEY)
        self.assertEqual(list(found), [u"export"])

    def test_other_groups_and_spaces_around_them(self):
        self.begin_one()
        self.two.run_group, self.three.run_group = u"other", u" export "
        self.run_due("10:07:00")
        self.assertEqual((self.statuses(self.two), self.two.counter), (["OK"], 1))
        self.assertEqual(self.three.counter, 0)

    def test_of_two_workers_at_once_one_conflicts_and_then_waits(self):
        for former in (False, True):  # without the object of the group, and with it
            self.set_time("1%d:07:00" % former)
            job, other = self.job_of(self.two), self.job_of(self.three)
            for one in (self.two, self.three):
                self.queue.held.pop(self.state_of(one).pending)
            transaction.commit()
            runs.IN_HAND.update(("t2", "t3"))
            self.assertIsNotNone(self.claim_job(self.portal, job, "t2"))
            begun = self.elsewhere(lambda site: self.claim_job(site, other, "t3"))
            self.assertIsNotNone(begun)
            with self.assertRaises(ConflictError):
                transaction.commit()
            transaction.abort()
            self.assertIsNone(self.claim_job(self.portal, job, "t2"))
            transaction.commit()
            self.assertEqual(self.state_of(self.two).runs, ())
            self.end(self.three, begun)
            while self.run_due():
                pass
            self.assertEqual(self.two.getLastResult().status, "OK")

    def claim_job(self, site, job, token):
        manager = lookup.Finder(site, job.uid).manager()
        return claim(manager, job, "inline", token)

    def test_whoever_waits_at_the_moment_of_the_end_is_noted(self):
        begun = self.begin_one()
        self.run_due("10:06:00")
        found = annotations.read(self.portal, groups.KEY)[u"export"]
        self.assertEqual(found["waiting"], (self.manager_of(self.two).uid,))
        self.end(self.one, begun)
        self.assertEqual((found["waiting"], found["token"]), ((), None))

    def test_more_than_may_wait_are_skipped_with_a_reason(self):
        self.begin_one()
        self.run_due("10:06:00")
        self.run_due("11:06:00")
        self.assertEqual(self.statuses(self.two), ["SKIPPED"])
        reason = self.two.getLastResult().reason
        self.assertIn(u"of the group export was still going, and another one", reason)
        self.assertEqual(reasons.read(reason), reason)
        self.two.most_waiting = 2
        self.run_due("12:06:00")
        self.run_due("13:06:00")
        reason = self.two.getLastResult().reason
        self.assertIn(u"and 2 others were waiting", reason)
        self.assertEqual(reasons.read(reason), reason)

    def test_says_for_whom_it_waits(self):
        self.begin_one()
        self.run_due("10:06:00")
        manager = self.manager_of(self.two)
        said = u"It waits for another one of its group: /plone/one"
        found = status.assess(manager, self.queue.workers(), clock.now())
        self.assertEqual((found.code, translate(found.reason)), ("queued", said))
        reason = waiting.find_reason(
            manager, self.queue.workers(), manager.state.extra["occurrence"]
        )
        self.assertEqual(translate(reason), said)

    def test_nothing_is_repaired_while_it_waits(self):
        self.begin_one()
        self.run_due("10:06:00")
        self.assertEqual(self.tick("10:06:40"), {})
        self.assertEqual(self.asked(), [])

    def test_a_lost_job_is_queued_by_the_tick(self):
        begun = self.begin_one()
        self.run_due("10:06:00")
        self.end(self.one, begun)
        self.queue.held.pop(self.state_of(self.two).extra["job_id"])
        self.assertEqual(self.tick("10:06:40")["queued"], 1)
        self.run_due()
        self.assertEqual(self.statuses(self.two), ["OK"])

    def test_a_dead_holder_is_followed_when_its_run_is_closed(self):
        self.begin_one()
        self.run_due("10:06:00")
        runs.IN_HAND.clear()
        self.assertEqual(self.tick("10:06:40")["interrupted"], 1)
        self.run_due()
        self.assertEqual(self.statuses(self.one), ["INTERRUPTED"])
        self.assertEqual(self.statuses(self.two), ["OK"])

    def test_a_holder_that_is_removed_blocks_nobody(self):
        self.begin_one()
        self.run_due("10:06:00")
        departure.forget(self.portal, self.manager_of(self.one).uid)
        self.assertIsNone(groups.holder(self.manager_of(self.two)))
        self.assertGreaterEqual(self.tick("10:06:40")["queued"], 1)
        self.run_due()
        self.assertEqual(self.statuses(self.two), ["OK"])

    def test_a_holder_with_another_uuid_has_its_turn_still(self):
        self.begin_one()
        setattr(self.one, ATTRIBUTE_NAME, "f" * 32)
        self.manager_of(self.one).refresh_plan()
        self.assertEqual(groups.holder(self.manager_of(self.two)), "f" * 32)

    def test_in_a_pause_they_are_held(self):
        begun = self.begin_one()
        self.run_due("10:06:00")
        self.pause()
        self.end(self.one, begun)
        self.assertEqual((self.tick("10:06:50"), self.run_due()), ({}, 0))
        self.resume()
        self.assertEqual(self.tick()["queued"], 1)
        self.run_due()
        self.assertEqual(self.statuses(self.two), ["OK"])

    def test_one_that_left_the_group_or_is_not_active_is_passed_over(self):
        begun = self.begin_one()
        self.run_due("10:07:00")
        self.two.activated = False
        self.manager_of(self.two).register_or_remove()
        transaction.commit()
        self.end(self.one, begun)
        self.assertEqual(self.asked(), [("10:07", "late")])

    def test_one_that_is_broken_holds_up_no_other(self):
        begun = self.begin_one()
        self.run_due("10:07:00")
        broken, real = self.manager_of(self.two).uid, groups.lookup.Finder

        def finder(site, uid):
            if uid == broken:
                raise ValueError("broken")
            return real(site, uid)

        with mock.patch.object(groups.lookup, "Finder", finder):
            self.end(self.one, begun)
        self.assertEqual(self.asked(), [("10:07", "late")])
        self.assertEqual(self.tick("10:07:40"), {"queued": 1})

    def test_others_come_before_the_next_one_of_the_same_task(self):
        self.one.overlap = u"wait"
        self.one.periodicity = u"5,6 * * * *"
        self.manager_of(self.one).register_or_remove()
        transaction.commit()
        begun = self.begin_one()
        self.run_due("10:06:00")
        self.assertIsNotNone(self.state_of(self.one).extra)
        self.end(self.one, begun)
        extras = [self.state_of(one).extra["job_id"] for one in (self.one, self.two)]
        self.assertIsNone(extras[0])
        self.assertIsNotNone(extras[1])
        self.run_due("10:06:01")
        self.run_due("10:06:02")
        self.assertEqual(self.statuses(self.one), ["OK", "OK"])
        self.assertEqual(self.statuses(self.two), ["OK"])

    def test_the_reconciler_looks_at_nothing_else_for_it(self):
        self.run_due("10:07:00")
        self.run_due("10:07:01")
        self.run_due("10:07:02")
        self.assertEqual(Lookout().look(self.portal), ([], []))
