"""What a worker does for the queue every minute, with real servers behind it."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.memory import installation
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import SCHEDULE
from collective.cron.running import reconcile
from contextlib import closing
from datetime import timedelta

import json
import mock
import os
import transaction
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.connection import connection
    from collective.cron.engines.hueyqueue.message import SignedJSON
    from collective.cron.engines.hueyqueue.secret import VARIABLE
    from collective.cron.engines.hueyqueue.task import KEY
    from collective.cron.engines.hueyqueue.upkeep import tick
    from collective.cron.engines.rare_lines import lines
    from collective.cron.tests.support.huey_case import HueyCase
    from collective.cron.tests.support.huey_case import POSTGRES
    from collective.cron.tests.support.huey_case import REDIS
    from huey.registry import Message
    from huey.storage import PostgresStorage
    from huey.storage import RedisStorage
else:
    HueyCase, POSTGRES, REDIS = object, None, None

FORMER_TASK = "collective.cron.engines.hueyqueue.task.execute"


class UpkeepTests(object):
    private = False  # whether nobody else can be in the store

    def setUp(self):
        super(UpkeepTests, self).setUp()
        self.upkeep = tick.Upkeep()
        self.upkeep.has_lost_jobs()

    def tick(self):
        """Do what the ticker does; return whether everything was queued again."""
        lost = self.upkeep.has_lost_jobs()
        reconcile.reconcile_all() if lost else reconcile.reconcile_overdue()
        transaction.begin()
        return lost

    def keys(self, storage=None):
        keys = (storage or connection.huey.storage).keys()
        return sorted(key for key in keys if key.startswith("cron-job:"))

    def pending_keys(self, *tasks):
        return sorted(KEY % self.state_of(task).pending for task in tasks)

    def take_messages_away(self):
        connection.huey.storage.flush_queue()
        connection.huey.storage.flush_schedule()

    def later(self, minutes):
        clock.set_now(clock.now() + timedelta(minutes=minutes))

    def put(self, minutes):
        occurrence = clock.now() + timedelta(minutes=minutes)
        job = Job("/plone", "no-such-uid", 1, occurrence, SCHEDULE)
        return self.engine.put(job, occurrence)

    # Q2, Q5: a message that is gone.

    def test_message_that_is_gone_takes_its_key_along(self):
        task = self.add_task(periodicity=u"* * * * *")
        for _time in range(5):
            self.take_messages_away()
            self.later(2)
            self.tick()
            self.assertEqual(self.keys(), self.pending_keys(task))
            self.assertEqual(len(list(self.engine.jobs("/plone"))), 1)
        clock.reset()

    def test_it_is_asked_about_this_message_whatever_else_waits(self):
        victim = self.add_task(name="victim", periodicity=u"* * * * *")
        others = [
            self.add_task(name="other-%d" % number, periodicity=u"* * * * *")
            for number in range(4)
        ]
        before = self.state_of(victim).pending
        kept = [self.state_of(other).pending for other in others]
        self.later(2)
        connection.huey.read_schedule(clock.now())
        storage = connection.huey.storage
        gone = connection.message(before, self.engine.get(before).job)
        self.assertTrue(storage.withdraw(gone, self.state_of(victim).next_at))
        self.assertEqual(storage.queue_size(), 4)
        self.assertFalse(self.engine.get(before).live)
        self.tick()
        self.assertNotEqual(self.state_of(victim).pending, before)
        # Those that wait for a worker are left where they are, first come first served.
        self.assertEqual([self.state_of(other).pending for other in others], kept)
        self.assertEqual(self.keys(), self.pending_keys(victim, *others))

    def test_run_by_hand_whose_message_is_gone_takes_its_key_along(self):
        task = self.add_task(activated=False)
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        for _time in range(3):
            self.take_messages_away()
            self.later(2)
            self.tick()
            wanted = [KEY % self.state_of(task).extra["job_id"]]
            self.assertEqual(self.keys(), wanted)

    def test_job_that_is_taken_away_leaves_no_message_until_its_time(self):
        task = self.add_task(periodicity=u"0 0 1 1 *")
        for minute in (1, 2, 3):
            task.periodicity = u"%d 0 1 1 *" % minute
            self.manager_of(task).register_or_remove()
            transaction.commit()
        self.assertEqual(connection.huey.storage.schedule_size(), 1)
        self.manager_of(task).remove_jobs()
        transaction.commit()
        self.assertEqual(connection.huey.storage.schedule_size(), 0)
        self.assertEqual(self.keys(), [])

    def test_keys_that_no_state_knows_are_swept(self):
        task = self.add_task(periodicity=u"0 0 1 1 *")
        stale = KEY % ("0" * 32)
        connection.huey.storage.put_data(stale, b"[]")
        self.assertIn(stale, self.keys())
        self.tick()
        self.assertEqual(self.keys(), self.pending_keys(task))

    def test_a_site_that_cannot_be_read_keeps_its_keys(self):
        task = self.add_task(periodicity=u"0 0 1 1 *")
        broken = mock.patch(
            "collective.cron.memory.wanted_jobs.all_states", side_effect=ValueError
        )
        with broken:
            self.tick()
        self.assertEqual(self.keys(), self.pending_keys(task))
        self.assertIsNone(connection.trouble)

    def test_queue_from_an_older_copy_is_filled_again(self):
        self.add_task(name="old", periodicity=u"0 0 1 1 *")
        task = self.add_task(name="new", periodicity=u"0 0 1 1 *")
        # What was queued since the copy was made is not in it.
        connection.huey.storage.delete_data(self.pending_keys(task)[0])
        self.assertFalse(self.tick())
        self.assertTrue(self.tick())
        self.assertTrue(self.manager_of(task).is_job_present())
        self.assertFalse(self.tick())

    def test_what_is_due_moves_in_one_step_and_in_order(self):
        ids = [self.put(minutes) for minutes in (4, 3, 9)]
        transaction.commit()
        storage = connection.huey.storage
        with mock.patch.object(storage, "read_schedule", side_effect=AssertionError):
            self.assertEqual(
                connection.huey.read_schedule(clock.now() + timedelta(minutes=5)), []
            )
        storage.blocking = False
        moved = [connection.huey.dequeue().args[0] for _number in range(2)]
        self.assertEqual(moved, [ids[1], ids[0]])
        self.assertIsNone(connection.huey.dequeue())
        self.assertEqual(storage.schedule_size(), 1)

    # Q3, Q6: others in the same store.

    def test_nothing_of_a_database_is_where_another_one_looks(self):
        task = self.add_task(periodicity=u"* * * * *")
        mine = connection.place.name
        installation.change(lambda installed: installed.renew())
        connection._followed = 0
        connection.huey.storage.blocking = False
        self.assertNotEqual(connection.place.name, mine)
        self.assertEqual(self.keys(), [])
        connection.huey.read_schedule(clock.now() + timedelta(minutes=5))
        self.assertIsNone(connection.huey.dequeue())
        with closing(connection.open_place(mine)) as other:
            self.assertEqual(self.keys(other), self.pending_keys(task))
        # Everything is queued again, and the database of another one is left alone.
        self.assertTrue(self.tick())
        self.assertTrue(self.manager_of(task).is_job_present())
        with closing(connection.open_place(mine)) as other:
            self.assertEqual(len(self.keys(other)), 1)

    def test_message_that_was_waited_for_too_long_goes_back(self):
        task = self.add_task(activated=False)
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        huey, storage = connection.huey, connection.huey.storage
        taken = storage.dequeue

        def move_and_dequeue():
            installation.change(lambda installed: installed.renew())
            connection._followed = 0
            self.assertIsNot(connection.huey.storage, storage)
            return taken()

        with mock.patch.object(storage, "dequeue", move_and_dequeue):
            self.assertIsNone(huey.dequeue())
        self.assertEqual(storage.queue_size(), 1)

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


class TestSqlite(UpkeepTests, HueyCase):
    private = True


class TestRedis(UpkeepTests, HueyCase):
    layer = REDIS

    def test_it_is_redis(self):
        self.assertIsInstance(connection.huey.storage, RedisStorage)


class TestPostgres(UpkeepTests, HueyCase):
    layer = POSTGRES

    def test_it_is_postgres(self):
        self.assertIsInstance(connection.huey.storage, PostgresStorage)


def test_suite():
    """Leave these out on Python 2: huey is the engine of Python 3."""
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    cases = [] if PY2 else [TestSqlite, TestRedis, TestPostgres]
    return unittest.TestSuite(load(case) for case in cases)
