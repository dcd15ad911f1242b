"""Where result and next claim are not to be one commit, or cannot."""

from collective.cron.errors import RunLost
from collective.cron.running import runner
from collective.cron.running import runs
from collective.cron.running.steps import filing
from collective.cron.running.steps import hand
from collective.cron.tests.support import database_cost
from collective.cron.tests.support.job_case import lose
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.lost_answers import LosesAnswer
from collective.cron.tests.support.onward_case import OnwardCase
from collective.cron.tests.support.onward_case import Supply
from ZODB.POSException import ConflictError

import mock


class TestApart(OnwardCase):
    def test_after_a_moment_the_site_is_entered_anew(self):
        tasks = self.add_some()
        with mock.patch.object(runner, "ENTERED", 0):
            self.assertEqual(self.work_off(), 3)
        self.check(tasks)

    def test_also_after_a_run_that_took_its_time(self):
        def last(mine):
            times[:] = [runner.ENTERED + 1]

        times, tasks = [0], self.add_some("ab")
        with mock.patch.object(runner, "monotonic", lambda: times[0]):
            self.assertEqual(self.work_off(last), 2)
        self.check(tasks)

    def test_a_run_that_is_lost_in_the_end_leaves_nothing_in_hand(self):
        self.raising(hand, "claim", ConflictError(), range(2, 2 + filing.TOGETHER))
        self.raising(filing, "_leave", RunLost(), [1])
        tasks = self.add_some("ab")
        self.work_off()
        self.assertEqual(self.began, ["a", "b"])
        self.assertEqual(runs.IN_HAND, set())
        self.assertEqual(self.statuses(tasks[1]), ["OK"])

    def test_what_is_of_another_site_is_run_there(self):
        tasks = self.add_some("ab")
        real = Supply.look

        def look(supply):
            real(supply)
            if supply.args is not None and self.began == ["a"]:
                supply.args = ("/gone",) + supply.args[1:]

        lines = log_lines(self)
        with mock.patch.object(Supply, "look", look):
            self.work_off()
        self.assertEqual(self.statuses(tasks[0]), ["OK"])
        self.assertIn("WARNING /gone: there is no site here any more", lines)

    def test_a_conflict_is_tried_again_with_both(self):
        calls = self.raising(filing, "_file", ConflictError(), [1])
        tasks = self.add_some()
        with database_cost.counted() as cost:
            self.work_off()
        self.assertEqual((len(calls), cost[database_cost.COMMIT]), (4, 4))
        self.check(tasks)

    def test_a_claim_that_conflicts_again_and_again_holds_no_result_up(self):
        # That of "a" is the first one.
        self.raising(hand, "claim", ConflictError(), range(2, 2 + filing.TOGETHER))
        tasks = self.add_some()
        self.work_off()
        self.check(tasks)

    def test_one_that_cannot_be_claimed_harms_no_other(self):
        def claim(manager, *args):
            if manager.backend.getId() == "b":
                raise ValueError("broken")
            return real(manager, *args)

        real, tasks = hand.claim, self.add_some()
        with mock.patch.object(hand, "claim", claim):
            self.work_off()
        self.assertEqual(self.began, ["a", "c"])
        self.assertEqual(runs.IN_HAND, set())
        self.tick("10:06:00")
        self.work_off(time=None)
        self.assertEqual([self.statuses(task) for task in tasks], [["OK"]] * 3)

    def test_what_the_database_stored_and_could_not_say_is_done_once(self):
        for name in ("_file", "claim"):
            del self.began[:]
            for task in self.portal.objectIds():
                if task in "abc":
                    self.portal._delObject(task)
            tasks = self.add_some()
            module = filing if name == "_file" else hand
            real, calls = getattr(module, name), []

            def once(*args):
                calls.append(1)
                if len(calls) == 2:
                    LosesAnswer.join()
                return real(*args)

            with mock.patch.object(module, name, once):
                self.work_off(time="10:05:00")
            self.reconcile_all()  # messages of such a commit are not sent
            self.check(tasks)
            self.set_time(self.START)

    def test_a_run_that_somebody_closed_leaves_the_next_to_be_run(self):
        def close(mine):
            if mine.backend.getId() == "a":
                self.elsewhere(lambda site: lose(site["a"], self.manager_of(site["a"])))

        tasks = self.add_some()
        self.work_off(close)
        found = [self.statuses(task) for task in tasks]
        self.assertEqual(found, [["INTERRUPTED"], ["OK"], ["OK"]])
        self.assertEqual(runs.IN_HAND, set())

    def test_whatever_is_raised_nothing_stays_in_hand(self):
        tasks = self.add_some("ab")
        with mock.patch.object(hand.Hand, "noted", side_effect=SystemExit):
            self.work_off()
        self.assertEqual(runs.IN_HAND, set())
        # Its run is lost to all eyes, and is closed like that of a dead worker.
        self.tick("10:06:00")
        self.work_off(time=None)
        self.assertEqual(self.statuses(tasks[0]), ["INTERRUPTED"])
        self.assertEqual(self.statuses(tasks[1]), ["OK"])

    def raising(self, module, name, error, calls_of_it):
        """Let some calls of a function raise; return the list that grows with each."""
        real, calls = getattr(module, name), []

        def call(*args):
            calls.append(1)
            if len(calls) in calls_of_it:
                raise error
            return real(*args)

        patch = mock.patch.object(module, name, call)
        patch.start()
        self.addCleanup(patch.stop)
        return calls
