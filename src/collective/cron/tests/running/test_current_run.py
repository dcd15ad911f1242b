"""The run in hand: known to its thread alone, and what it said goes with its work."""

from collective.cron import clock
from collective.cron.running import current_run
from collective.cron.running import runs
from collective.cron.tests.support.job_case import JobCase
from datetime import timedelta

import mock
import transaction
import unittest


STARTED = clock.from_iso("2026-11-23T10:05:00Z")
SITE = mock.Mock(getPhysicalPath=lambda: ("", "plone"))
RUN = {"token": "t", "started": STARTED}


class TestCurrentRun(unittest.TestCase):
    def setUp(self):
        clock.set_now(STARTED)
        self.addCleanup(clock.reset)
        self.addCleanup(transaction.abort)
        self.run_in_hand = current_run.CurrentRun(None, "uid", RUN)
        self.run_in_hand.begin(1)

    def said(self):
        return self.run_in_hand.log.get(), self.run_in_hand.warnings.get()

    def say(self, text):
        self.run_in_hand.say(text)
        self.run_in_hand.warnings.add(text)

    def test_an_attempt_that_is_taken_back_was_never_said(self):
        self.say(u"first")
        self.run_in_hand.begin(2)
        self.assertEqual(self.run_in_hand.attempt, 2)
        self.assertEqual(self.said(), ((), ()))

    def test_it_begins_also_if_somebody_cannot_bear_a_new_transaction(self):
        listener = mock.Mock()
        transaction.manager.registerSynch(listener)
        self.addCleanup(self._forget, listener)
        listener.newTransaction.side_effect = ValueError("not now")
        self.run_in_hand.begin(2)
        self.assertFalse(self.run_in_hand.ended_its_transaction)

    def _forget(self, listener):
        try:
            transaction.manager.unregisterSynch(listener)
        except KeyError:
            pass  # it listens no more

    def test_what_belongs_to_committed_work_stays_said(self):
        self.say(u"chunk")
        self.run_in_hand.go_on()
        self.say(u"conflict")
        self.run_in_hand.take_back()
        self.assertEqual(self.said(), ((u"0:00:00 chunk",), (u"chunk",)))
        self.run_in_hand.begin(2)
        self.say(u"again")
        self.assertEqual(self.said()[1], (u"chunk", u"again"))

    def test_an_attempt_begins_its_parts_anew(self):
        self.run_in_hand.names.add(u"part")
        self.run_in_hand.begin(2)
        self.assertEqual(self.run_in_hand.names, set())

    def test_a_transaction_that_the_task_ended_is_noticed(self):
        for end in (transaction.commit, transaction.abort, transaction.begin):
            self.run_in_hand.take_back()
            self.assertFalse(self.run_in_hand.ended_its_transaction)
            end()
            self.assertTrue(self.run_in_hand.ended_its_transaction)
        self.run_in_hand.go_on()
        self.assertFalse(self.run_in_hand.ended_its_transaction)

    def test_lines_are_headed_by_the_time_since_it_began(self):
        for seconds in (0, 59.9, 3675, 90000, -3600):
            clock.set_now(STARTED + timedelta(seconds=seconds))
            self.run_in_hand.say(u"x")
        self.assertEqual(
            self.run_in_hand.log.get(),
            (
                u"0:00:00 x",
                u"0:00:59 x",
                u"1:01:15 x",
                u"1 day, 1:00:00 x",
                u"0:00:00 x",  # the clock was set back
            ),
        )

    def test_what_it_says_is_bounded(self):
        for _number in range(1000):
            self.say(u"x" * 1000)
        log, warnings = self.said()
        self.assertEqual((len(log), len(warnings)), (101, 41))
        self.assertIn(u"[... 900 lines left out", log[20])
        self.assertIn(u"[... 960 lines left out", warnings[20])
        self.assertEqual((len(log[0]), len(warnings[0])), (308, 500))


class TestWorking(unittest.TestCase):
    def test_it_is_known_inside_of_the_block_only(self):
        self.assertIsNone(current_run.get())
        with current_run.working(SITE, "uid", RUN) as given:
            self.assertIs(current_run.get(), given)
            self.assertEqual((given.uid, given.token), ("uid", "t"))
        self.assertIsNone(current_run.get())

    def test_it_is_forgotten_whatever_happens(self):
        for error in (ValueError, SystemExit, KeyboardInterrupt):
            with self.assertRaises(error):
                with current_run.working(SITE, "uid", RUN):
                    raise error()
            self.assertIsNone(current_run.get())


class TestInThreads(JobCase):
    def test_the_run_of_a_thread_is_known_and_forgotten(self):
        task = self.add_job()
        seen = []

        def run(runner):
            seen.append((current_run.get().token, self.token_of(task)))
            seen.append(self.elsewhere(lambda site: current_run.get()))
            raise SystemExit()

        self.play(run)
        (mine, stored), other = seen
        self.assertEqual(mine, stored)
        self.assertIsNone(other)
        self.assertIsNone(current_run.get())

    def test_forgotten_also_if_the_result_cannot_be_stored(self):
        self.add_job()
        with mock.patch.object(runs, "note_outcome", side_effect=KeyError):
            with mock.patch.object(runs, "end", side_effect=KeyError):
                self.play(lambda runner: None)
        self.assertIsNone(current_run.get())
