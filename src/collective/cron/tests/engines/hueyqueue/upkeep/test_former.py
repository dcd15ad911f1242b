"""What earlier versions, strangers and another secret left in a store."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.running import reconcile
from collective.cron.tests.support.suites import huey_suite
from contextlib import closing

import json
import mock
import os
import transaction


if not PY2:
    from collective.cron.engines.hueyqueue.connection import connection
    from collective.cron.engines.hueyqueue.message import SignedJSON
    from collective.cron.engines.hueyqueue.secret import VARIABLE
    from collective.cron.engines.hueyqueue.task import KEY
    from collective.cron.tests.support.huey_case import POSTGRES
    from collective.cron.tests.support.huey_case import REDIS
    from collective.cron.tests.support.upkeep_case import UpkeepCase
    from collective.cron.text.rare_lines import lines
    from huey.registry import Message
else:
    UpkeepCase, POSTGRES, REDIS = object, None, None

FORMER_TASK = "collective.cron.engines.hueyqueue.task.execute"


class FormerTests(object):
    private = False  # whether nobody else can be in the store

    def test_another_secret_is_said_and_what_is_left_of_it_goes(self):
        task = self.add_task(periodicity=u"0 0 1 1 *")
        before = self.pending_keys(task)
        mine = connection.place.name
        with mock.patch.dict(os.environ, {VARIABLE: "t" * 32}):
            connection.close()
            with mock.patch.object(lines, "say") as say:
                self.tick()
            self.assertEqual([call[0][0] for call in say.call_args_list], ["secrets"])
            self.assertIn("1 jobs cannot be read", say.call_args[0][2])
            with closing(connection.open_place(mine)) as other:
                self.assertEqual(self.keys(other), before)
            # The secret was changed on purpose: the processes start again with it.
            reconcile.reconcile_all()
            transaction.begin()
            self.later(10)
            self.tick()
            with closing(connection.open_place(mine)) as other:
                self.assertEqual(other.keys(), [])
                self.assertEqual(other.schedule_size(), 0)
            self.assertEqual(self.keys(), self.pending_keys(task))

    # Queues of earlier versions.

    def queue_as_before(self, task, secret="s" * 32):
        """Move the job of a task to where and how an earlier version queued it."""
        storage = connection.huey.storage
        job_id = self.state_of(task).pending
        raw = bytes(storage.peek_data(KEY % job_id))
        queued = self.engine.get(job_id)
        storage.flush_all()
        signing = SignedJSON(secret.encode("ascii"))
        args = (job_id,) + queued.job.to_args()
        message = Message("an-id", FORMER_TASK, args=args, kwargs={})
        with closing(connection.open_shared()) as shared:
            shared.put_data(KEY % job_id, raw)
            shared.add_to_schedule(signing.serialize(message), queued.begin_after)
        return job_id

    def test_what_an_earlier_version_queued_is_taken_over_and_runs_once(self):
        task = self.add_task(periodicity=u"* * * * *")
        job_id = self.queue_as_before(task)
        self.assertIsNone(self.engine.get(job_id))
        self.upkeep.has_lost_jobs()
        self.assertTrue(self.engine.get(job_id).live)
        with closing(connection.open_shared()) as shared:
            self.assertEqual((self.keys(shared), shared.schedule_size()), ([], 0))
        self.later(1.5)
        connection.huey.read_schedule(clock.now())
        self.assertEqual(self.run_due(), 1)
        transaction.begin()
        self.assertEqual(self.statuses(task), ["OK"])

    def test_what_an_earlier_version_has_just_started_is_not_taken_over(self):
        task = self.add_task(periodicity=u"0 0 1 1 *")
        job_id = self.queue_as_before(task)
        with closing(connection.open_shared()) as shared:
            shared.delete_data(KEY % job_id)
        self.upkeep.has_lost_jobs()
        self.assertEqual(self.keys(), [])

    def test_what_strangers_have_there_is_left_and_reported(self):
        stranger = KEY % ("f" * 32)
        with closing(connection.open_shared()) as shared:
            shared.put_data(stranger, json.dumps(["2026", []]).encode("ascii"))
            shared.enqueue(b"0" * 64 + b"[]")
            with mock.patch.object(lines, "say") as say:
                self.upkeep.has_lost_jobs()
            left = [] if self.private else [stranger]
            self.assertEqual(self.keys(shared), left)
            self.assertEqual(shared.queue_size(), len(left))
            self.assertEqual(say.call_count, len(left))
        if left:
            self.assertIn("1 jobs and 1 messages", say.call_args[0][2])


class TestSqlite(FormerTests, UpkeepCase):
    private = True


class TestRedis(FormerTests, UpkeepCase):
    layer = REDIS


class TestPostgres(FormerTests, UpkeepCase):
    layer = POSTGRES


def test_suite():
    return huey_suite(TestSqlite, TestRedis, TestPostgres)
