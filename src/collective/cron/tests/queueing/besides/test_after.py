"""After: a task runs when another one has succeeded, once for each success."""

from collective.cron import clock
from collective.cron.memory import annotations
from collective.cron.memory import orphans
from collective.cron.memory.state import drop_state
from collective.cron.overview import status
from collective.cron.queueing import departure
from collective.cron.queueing import job
from collective.cron.queueing.besides import after
from collective.cron.queueing.besides import later
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.pauses import PauseTestCase
from plone import api
from plone.uuid.interfaces import IUUID
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import transaction


class TestAfter(PauseTestCase, JobCase):
    def setUp(self):
        super(TestAfter, self).setUp()
        self.one = self.add_task(u"play", "one", periodicity=u"5 * * * *")
        self.two = self.add_after("two", self.one)

    def add_after(self, name, *others, **values):
        uids = [str(IUUID(other)) for other in others]
        values.setdefault("periodicity", u"0 0 1 1 *")
        return self.add_task(name=name, run_after=uids, **values)

    def edit(self, task, **values):
        for name, value in values.items():
            setattr(task, name, value)
        notify(ObjectModifiedEvent(task))
        transaction.commit()

    def asked(self):
        return [one[1] for one in self.queued() if one[1] != "schedule"]

    def test_it_runs_once_after_each_success(self):
        self.assertEqual(self.play(lambda runner: None, "10:05:00"), 1)
        self.assertEqual((self.statuses(self.two), self.asked()), ([], ["after"]))
        self.assertEqual(self.run_due(), 1)
        result = self.two.getLastResult()
        self.assertEqual((result.status, result.trigger), (u"OK", "after"))
        self.assertEqual((result.by, result.attempt), (u"one", 1))
        self.assertEqual(self.run_due(), 0)
        self.run_due("11:05:00")
        self.run_due()
        self.assertEqual(self.two.counter, 2)

    def test_its_own_schedule_goes_on(self):
        before = self.state_of(self.two).next_at
        self.play(lambda runner: None, "10:05:00")
        self.run_due()
        self.assertEqual(self.state_of(self.two).next_at, before)

    def test_warnings_are_a_success_a_failure_and_a_dry_run_are_none(self):
        def fail(runner):
            raise ValueError()

        self.play(fail, "10:05:00")
        self.assertEqual(self.asked(), [])
        self.play(lambda runner: [u"a warning"], "11:05:00")
        self.assertEqual(self.asked(), ["after"])
        self.run_due()
        manager = self.manager_of(self.one)
        manager.register_job(force=True, settings={"dry_run": True})
        self.run_due()
        self.assertEqual(self.asked(), [])

    def test_a_result_that_is_filed_after_a_crash_queues_it_once(self):
        self.set_time("10:05:00")
        manager = self.manager_of(self.one)
        run = runs.begin(
            manager, "gone", token="t", occurrence=clock.now(), trigger="schedule",
            by=u"", attempt=1, missed=0,
        )
        runs.note_outcome(manager, "t", {"status": u"OK"})
        self.assertIsNotNone(run)
        for _number in range(2):
            reconcile.close_lost_runs(manager, [])
            transaction.commit()
        self.assertEqual(self.asked(), ["after"])

    def test_a_lost_job_is_queued_again(self):
        self.play(lambda runner: None, "10:05:00")
        (noted,) = self.state_of(self.two).later
        del self.queue.held[noted["job_id"]]
        self.set_time("10:06:00")
        reconcile.reconcile_overdue()
        transaction.begin()
        self.assertEqual(self.run_due(), 1)
        self.assertEqual(self.two.counter, 1)

    def test_what_is_not_active_is_not_run(self):
        self.edit(self.two, activated=False)
        self.play(lambda runner: None, "10:05:00")
        self.assertEqual(self.asked(), [])
        # Nor what is made so before it starts.
        self.edit(self.two, activated=True)
        self.run_due("11:05:00")
        self.edit(self.two, activated=False)
        self.run_due()
        self.assertEqual(self.two.counter, 0)

    def test_a_pause_holds_it(self):
        self.play(lambda runner: None, "10:05:00")
        self.pause()
        self.run_due()
        self.assertEqual(self.two.counter, 0)
        self.resume()
        reconcile.reconcile_overdue()
        transaction.begin()
        self.run_due()
        self.assertEqual(self.two.counter, 1)

    def test_its_overlap_policy_decides_while_it_is_running(self):
        self.edit(self.two, overlap=u"skip")
        manager = self.manager_of(self.two)
        begun = runs.begin(
            manager, "inline", token="t", occurrence=clock.now(), trigger="manual",
            by=u"", attempt=1, missed=0,
        )
        runs.IN_HAND.add("t")
        self.addCleanup(runs.IN_HAND.clear)
        self.play(lambda runner: None, "10:05:00")
        self.run_due()
        self.assertEqual(self.statuses(self.two), ["SKIPPED"])
        self.edit(self.two, overlap=u"wait")
        self.run_due("11:05:00")
        self.run_due()
        runs.end(self.manager_of(self.two), begun, {"status": u"OK", "attempt": 1})
        self.run_due()
        self.assertEqual(self.two.getLastResult().trigger, "after")
        self.assertEqual(self.two.counter, 1)

    def test_of_several_each_counts_and_a_chain_goes_on(self):
        other = self.add_task(name="other", periodicity=u"6 * * * *")
        last = self.add_after("last", self.two, other)
        self.play(lambda runner: None, "10:06:00")  # one and other
        for _number in range(3):
            self.run_due()
        self.assertEqual((self.two.counter, last.counter), (1, 2))

    def test_a_circle_that_nobody_refused_ends(self):
        lines = log_lines(self)
        self.edit(self.one, run_after=[str(IUUID(self.two))])
        self.play(lambda runner: None, "10:05:00")
        self.assertEqual([self.run_due() for _number in range(3)], [1, 0, 0])
        self.assertIn("tasks run in a circle", "".join(lines))
        self.assertEqual(len(self.statuses(self.one)), 1)

    def test_what_does_not_follow_any_more_is_forgotten(self):
        self.edit(self.two, run_after=[])
        three = self.add_after("three", self.one)
        api.content.delete(three)
        self.play(lambda runner: None, "10:05:00")
        self.assertEqual(self.asked(), [])
        uid = str(IUUID(self.one))
        self.assertEqual(annotations.read(self.portal, after.KEY)[uid], ())

    def test_one_that_is_broken_leaves_the_result(self):
        lines = log_lines(self)
        add, later.add = later.add, None
        try:
            self.play(lambda runner: None, "10:05:00")
        finally:
            later.add = add
        self.assertEqual(self.statuses(self.one), ["OK"])
        self.assertIn("which runs after another, cannot be queued", "".join(lines))

    def test_when_too_many_wait_the_log_says_so(self):
        lines = log_lines(self)
        state = self.state_of(self.two)
        manager = self.manager_of(self.two)
        for number in range(later.MOST):
            at = clock.from_iso("2026-12-01T10:%02d:00Z" % number)
            again = {"occurrence": at, "trigger": job.RETRY, "by": None, "attempt": 2}
            later.add(manager, again, at)
        self.play(lambda runner: None, "10:05:00")
        self.assertEqual(len(state.later), later.MOST)
        self.assertIn("too many runs wait", "".join(lines))

    def test_without_others_nothing_is_noted(self):
        departure.forget(self.portal, str(IUUID(self.two)))
        api.content.delete(self.two)
        found = annotations.read(self.portal, after.KEY)
        self.assertEqual(list(found), [str(IUUID(self.one))])
        self.run_due("10:05:00")
        # The one that is gone takes its entry along.
        drop_state(self.portal, str(IUUID(self.one)))
        orphans.drop(self.portal)
        self.assertEqual(list(found), [])

    def test_the_status_says_that_the_other_one_is_gone(self):
        def look():
            workers = self.queue.workers()
            return status.assess(self.manager_of(self.two), workers, clock.now())

        self.assertEqual(look().code, "never-run")
        api.content.delete(self.one)
        self.assertEqual((look().code, look().fix), ("warning", status.EDIT))
        self.assertIn(u"that is gone", look().reason)
