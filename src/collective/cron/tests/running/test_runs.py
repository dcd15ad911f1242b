"""A run leaves one record; what was noted beside it goes, another's stays."""

from collective.cron import clock
from collective.cron.memory import annotations
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.queueing import worker
from collective.cron.running import runs
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta
from plone.app.testing import TEST_USER_ID
from ZODB.POSException import ConflictError

import mock
import transaction
import unittest


class TestRuns(CronTestCase):
    def setUp(self):
        super(TestRuns, self).setUp()
        self.task = self.add_task()
        self.manager = self.manager_of(self.task)

    def begin(self, token="t", **values):
        values.setdefault("attempt", 1)
        run = runs.begin(
            self.manager,
            "w",
            token=token,
            occurrence=clock.from_iso("2026-11-23T10:00:00Z"),
            trigger="late",
            by=u"jane",
            missed=4,
            **values
        )
        transaction.commit()
        return run

    def test_people_know_it_by_its_path_as_long_as_that_is_known(self):
        self.assertEqual(runs.name_of(self.portal, self.task.UID()), u"/plone/task")
        self.assertEqual(runs.name_of(self.portal, "gone"), u"gone")

    def test_what_begins_is_noted_with_who_has_it_in_hand(self):
        run = self.begin()
        (noted,) = self.state_of(self.task).runs
        self.assertEqual(dict(noted), run)
        self.assertEqual(run["started"], clock.now())
        self.assertEqual((run["user"], run["where"]), (TEST_USER_ID, "site"))
        self.assertEqual((run["worker"], run["process"]), ("w", worker.process_id()))
        self.assertEqual(run["host"], worker.process_name())

    def test_an_outcome_is_written_to_the_object_of_the_run_alone(self):
        run = self.begin()
        self.set_time("10:00:50")
        outcome = {"status": u"OK", "attempt": 1}
        runs.note_outcome(self.manager, run["token"], outcome)
        (noted,) = self.state_of(self.task).runs
        self.assertEqual(self.portal._p_jar._registered_objects, [noted])
        self.assertEqual(noted["outcome"]["end"], clock.now())
        self.assertNotIn("end", outcome)

    def test_what_ends_leaves_a_result_that_tells_all_of_it(self):
        run = self.begin()
        self.set_time("10:00:50")
        runs.end(self.manager, run, {"status": u"OK", "attempt": 2, "log": (u"x",)})
        result = self.task.getLastResult()
        self.assertEqual((result.status, result.attempt), (u"OK", 2))
        self.assertEqual((result.trigger, result.by), ("late", u"jane"))
        self.assertEqual((result.missed, result.log), (4, (u"x",)))
        self.assertEqual((result.user, result.worker), (TEST_USER_ID, run["host"]))
        self.assertEqual((result.duration(), result.end), (20.0, clock.now()))
        self.assertEqual(self.state_of(self.task).last["id"], result.getId())

    def test_an_end_that_was_noted_before_stays(self):
        run = self.begin()
        end = clock.from_iso("2026-11-23T10:00:40Z")
        self.set_time("11:00:00")
        runs.end(self.manager, run, {"status": u"OK", "end": end})
        self.assertEqual(self.task.getLastResult().end, end)

    def test_what_was_noted_beside_it_goes_and_what_is_anothers_stays(self):
        run, other = self.begin("t"), self.begin("other")
        for token in ("t", "other"):
            annotations.make(self.portal, progress.KEY)[token] = u""
            cancel.request(self.portal, token, u"joe")
        runs.end(self.manager, run, {"status": u"OK"})
        for key in (progress.KEY, cancel.KEY):
            self.assertEqual(list(annotations.read(self.portal, key)), ["other"])
        self.assertEqual([dict(r) for r in self.state_of(self.task).runs], [other])

    def test_a_run_that_waited_is_queued_and_one_that_is_queued_stays(self):
        run = self.begin()
        self.manager.state.extra = {
            "occurrence": clock.now(),
            "trigger": "manual",
            "by": u"jane",
            "attempt": 1,
            "job_id": None,
        }
        runs.end(self.manager, run, {"status": u"OK"})
        self.assertEqual(self.queued(), [("10:00", "manual"), ("10:05", "schedule")])
        job_id = self.manager.state.extra["job_id"]
        runs.end(self.manager, self.begin("next"), {"status": u"OK"})
        self.assertEqual(self.manager.state.extra["job_id"], job_id)

    def test_what_is_skipped_has_no_start_and_leaves_runs_alone(self):
        run = self.begin()
        values = {"occurrence": clock.now(), "trigger": "schedule"}
        runs.skip(self.manager, u"too late", **values)
        result = self.task.getLastResult()
        self.assertEqual((result.status, result.reason), (u"SKIPPED", u"too late"))
        self.assertIsNone(result.start)
        self.assertEqual([dict(r) for r in self.state_of(self.task).runs], [run])

    def test_one_line_is_logged_when_it_is_stored_and_none_if_it_is_taken_back(self):
        run = self.begin()
        outcome = {"status": u"FAILED", "reason": u"it went wrong"}
        with mock.patch.object(runs.logger, "info") as logged:
            for take_back in (transaction.abort, self.fail_to_commit):
                runs.end(self.manager, run, outcome)
                take_back()
                self.assertEqual(logged.call_count, 0)
            runs.end(self.manager, run, outcome)
            transaction.commit()
        ((_format, line),) = [call[0] for call in logged.call_args_list]
        self.assertIn(u"FAILED in 0.00 s: it went wrong", line)
        self.assertIn(u"/plone/task", line)

    def fail_to_commit(self):
        """Commit, and be taken back since another writer was quicker."""
        steps = ["tpc_begin", "commit", "tpc_vote", "tpc_finish", "tpc_abort", "abort"]
        resource = mock.Mock(spec=steps + ["sortKey"])
        resource.sortKey.return_value = "~"
        resource.tpc_vote.side_effect = ConflictError
        transaction.get().join(resource)
        with self.assertRaises(ConflictError):
            transaction.commit()
        transaction.abort()


class TestIsLost(unittest.TestCase):
    def setUp(self):
        self.now = clock.from_iso("2026-11-23T10:00:30Z")

    def run_of(self, **values):
        run = {
            "token": "t",
            "process": "another process",
            "worker": "w",
            "started": self.now,
        }
        return dict(run, **values)

    def worker(self, minutes=1, alive=True, name="w"):
        since = self.now - timedelta(minutes=minutes)
        return worker.Worker(name, since, None, alive)

    def test_worker_alive_since_before_the_run_has_it(self):
        self.assertFalse(runs.is_lost(self.run_of(), [self.worker()]))

    def test_worker_restarted_after_the_run_began_lost_it(self):
        self.assertTrue(runs.is_lost(self.run_of(), [self.worker(minutes=-1)]))

    def test_worker_without_signs_of_life_lost_it(self):
        self.assertTrue(runs.is_lost(self.run_of(), [self.worker(alive=False)]))

    def test_another_worker_does_not_count(self):
        self.assertTrue(runs.is_lost(self.run_of(), [self.worker(name="x")]))

    def test_this_process_knows_of_its_own_whatever_the_engine_says(self):
        mine = self.run_of(process=worker.process_id())
        self.assertTrue(runs.is_lost(mine, [self.worker()]))
        runs.IN_HAND.add("t")
        self.addCleanup(runs.IN_HAND.discard, "t")
        self.assertFalse(runs.is_lost(mine, []))
        self.assertTrue(runs.is_lost(self.run_of(), []))
