"""Runs that are cut off by the end of their worker: one record each, nothing stored."""

from collective.cron.memory import cancel
from collective.cron.running import current_run
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.running.care import cut_off
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.log_lines import log_lines

import mock
import transaction


class TestCutOff(JobCase):
    """The process ends while the task works; what it does then is done all the same."""

    def play_and_cut_off(self, **values):
        """Run a task in the middle of which the process ends; return it."""
        task = self.add_job(periodicity=u"5 10 * * *", **values)

        def work(runner):
            runner.backend.counter += 1
            # As the thread that signs the process off.
            self.closed = self.elsewhere(lambda site: cut_off.close_own())

        self.play(work)
        return task

    def test_it_is_recorded_and_what_its_thread_did_is_not_stored(self):
        lines = log_lines(self)
        task = self.play_and_cut_off()
        self.assertEqual(self.closed, 1)
        self.assertEqual((self.statuses(task), task.counter), (["INTERRUPTED"], 0))
        reason = task.getLastResult().reason
        self.assertIn(u"stopped during the run", reason)
        self.assertEqual(list(self.state_of(task).runs), [])
        self.assertIsNone(self.state_of(task).extra)
        self.assertIn("given up by somebody else", " ".join(lines))

    def test_what_may_be_repeated_is_started_again(self):
        task = self.play_and_cut_off(repeatable=True)
        self.assertEqual(self.statuses(task), ["INTERRUPTED"])
        extra = self.state_of(task).extra
        self.assertEqual((extra["trigger"], extra["attempt"]), ("restart", 2))

    def test_what_is_stored_already_is_left_to_its_thread(self):
        file_one = runs.end

        def end(manager, run, outcome):
            self.closed = self.elsewhere(lambda site: cut_off.close_own())
            return file_one(manager, run, outcome)

        task = self.add_job(periodicity=u"5 10 * * *")

        def work(runner):
            runner.backend.counter += 1

        with mock.patch.object(runs, "end", end):
            self.play(work)
        self.assertEqual((self.closed, self.statuses(task)), (0, ["OK"]))
        self.assertEqual(task.counter, 1)

    def test_nothing_in_hand(self):
        self.assertEqual(cut_off.close_own(), 0)

    def test_a_site_that_cannot_be_opened_keeps_no_process_from_ending(self):
        noted = {"token": ("/nowhere", "uid", None)}
        lines = log_lines(self)
        broken = mock.Mock(side_effect=IOError("away"))
        with mock.patch.object(current_run, "WORKING", noted):
            with mock.patch.object(cut_off.entering, "open_site", broken):
                self.assertEqual(cut_off.close_own(), 0)
        self.assertIn("whoever reconciles", lines[0])

    def test_who_asked_it_to_stop_is_told(self):
        task = self.add_job(periodicity=u"5 10 * * *", repeatable=True)

        def work(runner):
            cancel.request(self.portal, current_run.get().token, u"boss")
            transaction.commit()
            self.elsewhere(lambda site: cut_off.close_own())

        self.play(work)
        self.assertIn(u"cancelled by boss", task.getLastResult().reason)
        self.assertIsNone(self.state_of(task).extra)

    def test_the_reconciler_finds_nothing_more_to_do(self):
        task = self.play_and_cut_off()
        done = reconcile.reconcile_overdue()
        self.assertFalse(done["interrupted"] + done["filed"])
        self.assertEqual(self.statuses(task), ["INTERRUPTED"])
