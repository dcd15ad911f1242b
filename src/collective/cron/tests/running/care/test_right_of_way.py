"""Right of way: others wait at their commit, and nobody waits for ever."""

from collective.cron import clock
from collective.cron.memory import own_connection
from collective.cron.running import current_run
from collective.cron.running.care import right_of_way
from collective.cron.tests.support.chunk_case import ChunkCase
from collective.cron.tests.support.chunk_case import ITEMS
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.log_lines import log_lines
from datetime import timedelta
from ZODB.POSException import ConflictError

import mock


def note(root, since):
    """Let a run of another process have it."""
    right_of_way._take(root, "another")
    root[right_of_way.KEY]["since"] = since


def holder():
    """Return the token of who has it, None if that is nobody."""

    def read(root):
        return (root.get(right_of_way.KEY) or {}).get("token")

    return own_connection.change_root(read)


def goes_first():
    """Tell whether the run of this thread has it."""
    return holder() == current_run.get().token


class RightOfWayCase(object):
    """Instead of sleeping, what `meanwhile` says is done; and time passes."""

    def setUp(self):
        super(RightOfWayCase, self).setUp()
        self.waits, self.meanwhile = [], lambda: None
        passed = mock.patch.object(
            right_of_way, "monotonic", lambda: 1000 + 10 * len(self.waits)
        )
        began = mock.patch(
            "collective.cron.running.current_run.monotonic", lambda: 1000
        )
        time = mock.Mock(sleep=self.sleep)
        for patch in (passed, began, mock.patch.object(right_of_way, "time", time)):
            patch.start()
            self.addCleanup(patch.stop)

    def sleep(self, seconds):
        self.waits.append(seconds)
        self.meanwhile()

    def note(self, seconds=0):
        """Let another run have it, since so many seconds before what is played."""
        self.set_time("10:05:00")
        own_connection.change_root(note, clock.now() - timedelta(seconds=seconds))

    def leave(self):
        own_connection.change_root(right_of_way._leave, "another")


class TestRightOfWay(RightOfWayCase, JobCase):
    def conflicting(self, times, seen=None):
        """Return a task that conflicts so many times, and notes who goes first."""
        left = [times]

        def run(runner):
            if seen is not None:
                seen.append(goes_first())
            runner.backend.counter += 1
            if left[0]:
                left[0] -= 1
                raise ConflictError()

        return run

    def test_a_run_without_conflicts_asks_nobody(self):
        task = self.add_job()
        with mock.patch.object(own_connection, "change_root") as asked:
            self.play(lambda runner: None)
        self.assertEqual((self.statuses(task), asked.call_count), (["OK"], 0))
        self.assertEqual(self.waits, [])

    def test_after_some_conflicts_it_goes_first_and_gives_that_back(self):
        task, seen = self.add_job(), []
        self.play(self.conflicting(3, seen))
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(seen, [False, False, True, True])
        self.assertIsNone(holder())

    def test_who_fails_gives_it_back_too(self):
        task = self.add_job()
        self.play(self.conflicting(1000))
        self.assertEqual(self.statuses(task), ["FAILED"])
        self.assertIsNone(holder())
        self.assertTrue(right_of_way.floor.take(0))
        right_of_way.floor.leave()

    def test_others_wait_at_their_commit_until_it_is_given_back(self):
        task, stored = self.add_job(), []
        self.note()

        def leave():
            stored.append(self.elsewhere(lambda site: site["task"].counter))
            if len(stored) == 3:
                self.leave()

        self.meanwhile = leave
        self.play(self.conflicting(0))
        self.assertEqual((self.statuses(task), task.counter), (["OK"], 1))
        self.assertEqual(stored, [0, 0, 0])
        self.assertLessEqual(max(self.waits), 0.15)

    def test_who_stores_nothing_waits_for_nobody(self):
        task = self.add_job()
        self.note()
        self.play(lambda runner: None)
        self.assertEqual((self.statuses(task), self.waits), (["OK"], []))

    def test_they_wait_for_a_minute_at_most(self):
        task = self.add_job()
        self.note()
        self.play(self.conflicting(0))
        self.assertEqual((self.statuses(task), len(self.waits)), (["OK"], 6))
        self.assertEqual(holder(), "another")

    def test_who_has_it_for_too_long_has_it_no_more(self):
        task = self.add_job()
        for since in (-61, 61):  # a clock may be set
            self.note(since)
            self.play_again(self.conflicting(2))
            self.assertEqual(self.waits, [])
        self.assertEqual(set(self.statuses(task)), {"OK"})

    def test_one_at_a_time_and_in_vain_it_goes_on_without(self):
        task, seen = self.add_job(), []
        self.note()
        self.meanwhile = lambda: len(self.waits) == 9 and self.leave()
        self.play(self.conflicting(3, seen))
        self.assertEqual(self.statuses(task), ["OK"])
        # A minute in vain before the third attempt; it got it before the fourth.
        self.assertEqual(seen, [False, False, False, True])

    def test_one_that_took_longer_looks_afresh(self):
        task = self.add_job()

        def run(runner):
            runner.backend.counter += 1
            self.note()  # its own transaction does not show that

        self.meanwhile = self.leave
        with mock.patch.object(right_of_way, "FRESH", -1):
            self.play(run)
        self.assertEqual((self.statuses(task), len(self.waits)), (["OK"], 1))

    def test_a_database_that_does_not_answer_fails_no_run(self):
        task = self.add_job()
        lines, away = log_lines(self), IOError("away")
        with mock.patch.object(right_of_way, "_change", side_effect=away):
            self.play(self.conflicting(2))
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertIn("nobody knows who goes first", "".join(lines))


class TestChunks(RightOfWayCase, ChunkCase):
    def test_a_chunk_goes_first_and_gives_that_back_when_it_is_stored(self):
        seen, left = [], [2]

        def work(item):
            self.work(item)
            seen.append((item, goes_first()))
            if item == u"03" and left[0]:
                left[0] -= 1
                raise ConflictError()

        self.play(lambda runner: runner.in_chunks(ITEMS, work, size=3))
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.check_all_once()
        first = [item for item, does in seen if does]
        self.assertEqual(first, [u"03"])
        self.assertIsNone(holder())

    def test_a_chunk_waits_at_its_commit(self):
        self.note()
        self.meanwhile = self.leave
        self.play(self.run_all)
        self.assertEqual((self.statuses(self.task), len(self.waits)), (["OK"], 1))
        self.check_all_once()
