"""Repair on request: what was done is counted and said, and nothing without a queue."""

from collective.cron.actions import repair
from collective.cron.overview import status
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import add_run


class TestRepair(CronTestCase):
    def repair(self, task):
        return self.repair_with(reconcile.known_workers(), task)

    def repair_with(self, workers, task):
        return self.tell(repair.repair(self.manager_of(task), workers))

    def repair_site(self):
        workers = reconcile.known_workers()
        return self.tell(repair.repair_site(self.portal, workers))

    def tell(self, found):
        return found.code, found.say(self.layer["request"])

    def test_where_nothing_is_wrong_nothing_was_to_do(self):
        task = self.add_task()
        expected = ("nothing-to-do", u"Nothing had to be repaired.")
        self.assertEqual(self.repair(task), expected)
        self.assertEqual(self.repair_site(), expected)

    def test_what_was_done_is_counted(self):
        task = self.add_task()
        add_run(self.state_of(task), token="t", worker="gone")
        self.queue.held.clear()
        code, words = self.repair(task)
        self.assertEqual(code, "done")
        expected = u"Repaired. Queued: 1. Taken away: 0. Lost runs closed: 1. %s"
        self.assertEqual(words, expected % u"Results filed: 0.")
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertEqual(self.statuses(task), ["INTERRUPTED"])

    def test_a_run_that_ended_and_has_no_result_yet_gets_it_and_it_says_so(self):
        for repair_it in (self.repair, lambda _task: self.repair_site()):
            task = self.add_task(name=str(id(repair_it)))
            add_run(self.state_of(task), token="t", worker="gone")
            outcome = {"status": u"OK", "attempt": 1}
            runs.note_outcome(self.manager_of(task), "t", outcome)
            code, words = repair_it(task)
            self.assertEqual(code, "done")
            self.assertIn(u"Lost runs closed: 0. Results filed: 1.", words)
            self.assertEqual(self.statuses(task), ["OK"])

    def test_what_was_not_wanted_any_more_is_taken_away(self):
        task = self.add_task()
        next_at = self.state_of(task).next_at
        task.activated = False
        # As a crash leaves it: the settings were noted, the job is still there.
        self.manager_of(task).refresh_plan()
        self.state_of(task).next_at = next_at
        self.assertIn("Taken away: 1.", self.repair(task)[1])
        self.assertIsNone(self.state_of(task).next_at)

    def test_one_task_is_repaired_alone_and_the_site_as_a_whole(self):
        for name, minute in (("one", u"5"), ("two", u"10"), ("three", u"15")):
            self.add_task(name=name, periodicity=minute + u" * * * *")
        self.queue.held.clear()
        self.repair(self.portal["one"])
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertIn("Queued: 2.", self.repair_site()[1])
        times = [time for time, _trigger in self.queued()]
        self.assertEqual(times, ["10:05", "10:10", "10:15"])

    def test_without_a_queue_nothing_is_tried_and_it_says_so(self):
        task = self.add_task()
        self.queue.held.clear()
        expected = ("unreachable", status.NO_QUEUE)
        self.assertEqual(self.repair_with(None, task), expected)
        self.assertEqual(self.queued(), [])
        self.queue.reachable = False
        self.assertEqual(self.repair_site()[0], "unreachable")

    def test_without_a_worker_it_is_done_all_the_same(self):
        task = self.add_task()
        self.queue.held.clear()
        self.assertEqual(self.repair_with([], task)[0], "done")
        self.assertEqual(self.queued(), [("10:05", "schedule")])
