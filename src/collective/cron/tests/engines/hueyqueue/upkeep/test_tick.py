"""What a worker does for the queue every minute, with real servers behind it."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.memory import installation
from collective.cron.tests.support.suites import huey_suite
from contextlib import closing
from datetime import timedelta

import mock
import transaction


if not PY2:
    from collective.cron.engines.hueyqueue.connection import connection
    from collective.cron.engines.hueyqueue.task import KEY
    from collective.cron.tests.support.huey_case import POSTGRES
    from collective.cron.tests.support.huey_case import REDIS
    from collective.cron.tests.support.upkeep_case import UpkeepCase
else:
    UpkeepCase, POSTGRES, REDIS = object, None, None

FORMER_TASK = "collective.cron.engines.hueyqueue.task.execute"


class UpkeepTests(object):
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


class TestSqlite(UpkeepTests, UpkeepCase):
    pass


class TestRedis(UpkeepTests, UpkeepCase):
    layer = REDIS


class TestPostgres(UpkeepTests, UpkeepCase):
    layer = POSTGRES


def test_suite():
    return huey_suite(TestSqlite, TestRedis, TestPostgres)
