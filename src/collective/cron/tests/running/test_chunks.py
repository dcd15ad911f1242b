"""Work in chunks: what is stored with each, and what is never done twice."""

from collective.cron import clock
from collective.cron.memory import cancel
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.tests.support.chunk_case import ChunkCase
from collective.cron.tests.support.chunk_case import ITEMS
from collective.cron.tests.support.job_case import lose
from datetime import timedelta
from ZODB.POSException import ConflictError

import mock
import transaction


class TestChunks(ChunkCase):
    def test_each_chunk_is_committed(self):
        seen = []

        def work(item):
            self.work(item)
            seen.append(self.elsewhere(lambda site: len(site["task"].done)))

        self.play(lambda runner: runner.in_chunks(ITEMS, work, size=3))
        self.assertEqual(seen, [0, 0, 0, 3, 3, 3, 6, 6, 6, 9])
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.check_all_once()

    def test_a_failure_keeps_the_chunks_before_and_says_so(self):
        self.play(self.failing_at(u"07"))
        result = self.task.getLastResult()
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"ValueError: at 07", result.reason)
        self.assertIn(u"6 items were done in chunks and stay", result.reason)
        self.assertEqual(self.stored, dict.fromkeys(ITEMS[:6], 1))
        self.assertEqual(self.bookmark, {u"": u"05"})

    def test_the_next_run_goes_on_behind_them(self):
        self.play(self.failing_at(u"07"))
        del self.called[:]
        self.play_again(self.run_all)
        self.assertEqual(self.called, ITEMS[6:])
        self.assertIn(u"goes on behind", self.task.getLastResult().log[0])
        self.check_all_once()
        # And the one after that begins anew.
        self.play_again(self.run_all)
        self.assertEqual(self.stored, dict.fromkeys(ITEMS, 2))

    def test_a_conflict_repeats_its_chunk_alone(self):
        self.play(self.failing_at(u"04", ConflictError, 3))
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.assertEqual(self.task.getLastResult().attempt, 1)
        self.assertEqual(self.called[:6], ITEMS[:5] + [u"03"])
        self.assertEqual(self.called.count(u"02"), 1)
        self.assertEqual(self.called.count(u"04"), 4)
        self.check_all_once()

    def test_a_conflict_in_the_first_chunk_repeats_what_was_before_it(self):
        work = self.failing_at(u"01", ConflictError, 2)

        def run(runner):
            runner.backend.counter += 1
            work(runner)

        self.play(run)
        self.assertEqual(self.task.getLastResult().attempt, 3)
        self.assertEqual(self.task.counter, 1)
        self.check_all_once()

    def test_a_conflict_of_the_end_does_no_chunk_twice(self):
        commits = []

        def run(runner):
            self.run_all(runner)
            runner.backend.counter = 5
            commits.append(1)
            if len(commits) < 3:
                raise ConflictError()

        self.play(run)
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.assertEqual((self.called, self.task.counter), (ITEMS, 5))
        self.check_all_once()

    def test_an_endless_conflict_says_what_stays(self):
        self.play(self.failing_at(u"04", ConflictError, 1000))
        result = self.task.getLastResult()
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"ConflictError", result.reason)
        # The other half of the chunk got through.
        self.assertIn(u"4 items were done in chunks", result.reason)
        self.assertEqual(self.stored, dict.fromkeys(ITEMS[:4], 1))

    def test_cancelled_between_chunks(self):
        def work(item):
            self.work(item)
            if item == u"04":
                token = self.token_of(self.task)
                self.elsewhere(lambda site: cancel.request(site, token, u"jane"))
                clock.set_now(clock.now() + timedelta(seconds=1))

        self.play(lambda runner: runner.in_chunks(ITEMS, work, size=3))
        result = self.task.getLastResult()
        self.assertEqual(result.status, u"CANCELLED")
        self.assertIn(u"cancelled by jane -- 6 items", result.reason)
        self.assertEqual(self.stored, dict.fromkeys(ITEMS[:6], 1))
        self.play_again(self.run_all)
        self.check_all_once()

    def test_a_run_that_was_given_up_commits_nothing_more(self):
        def work(item):
            self.work(item)
            if item == u"04":
                self.elsewhere(lambda site: lose(None, self.manager_of(site["task"])))

        self.play(lambda runner: runner.in_chunks(ITEMS, work, size=3))
        self.assertEqual(self.statuses(self.task), ["INTERRUPTED"])
        self.assertEqual(self.stored, dict.fromkeys(ITEMS[:3], 1))
        self.assertEqual(self.called, ITEMS[:6])

    def test_repeated_after_an_interruption_it_goes_on(self):
        # The process is killed in the third chunk: nothing more of it is stored.
        with mock.patch.object(runs, "note_outcome", side_effect=KeyError):
            with mock.patch.object(runs, "end", side_effect=KeyError):
                self.play(self.failing_at(u"07"))
        self.assertEqual(len(self.state_of(self.task).runs), 1)
        self.task.repeatable = True
        transaction.commit()
        del self.called[:]
        reconcile.reconcile_overdue()
        self.play(self.run_all, None)
        self.assertEqual(self.statuses(self.task), ["INTERRUPTED", "OK"])
        self.assertEqual(self.called, ITEMS[6:])
        self.check_all_once()
