"""Registrations of dispatchers: whose they are, and what is closed when."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.engines import signs_of_life
from collective.cron.engines import whereabouts
from collective.cron.tests.support.suites import zcasync_suite
from collective.cron.tests.support.zcasync_case import ZCAsyncCase
from datetime import datetime
from datetime import timedelta

import mock
import pytz
import transaction
import uuid


if PY2:
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import registrations
    from collective.cron.engines.zcasync.jobqueue import find_queue

    IS_DEAD = property(registrations.is_dead)


class TestRegistrations(ZCAsyncCase):
    def register(self, signed=True):
        """Register another worker, which is active; return its registration."""
        dispatchers = find_queue().dispatchers
        dispatchers.register(uuid.uuid4())
        (agents,) = [a for a in dispatchers.values() if not a.activated]
        agents.activated = datetime.now(pytz.utc)
        if signed:
            registrations.sign(agents)
        transaction.commit()
        return agents

    def close_those_that_are_gone(self):
        databases = [self.portal._p_jar.db()]
        with mock.patch.object(registrations, "databases", return_value=databases):
            registrations.close_those_that_are_gone()
        transaction.begin()

    def active(self):
        return len([worker for worker in self.engine.workers() if worker.alive])

    def test_a_worker_tells_when_it_last_looked_for_what_is_overdue(self):
        (before,) = self.engine.workers()
        self.assertIsNone(before.ticked)
        database, ours, now = self.portal._p_jar.db(), self.agents.UUID, clock.now()
        serials = []
        for instant in (now, now + timedelta(minutes=2)):
            registrations.note_tick(database, ours, instant)
            transaction.begin()
            (found,) = self.engine.workers()
            self.assertEqual(found.ticked, instant)
            self.agents._p_activate()
            serials.append(self.agents._p_serial)
        # It does not store all of its registration for that.
        self.assertEqual(len(set(serials)), 1)

    def test_a_worker_that_was_told_to_stop_lives_and_takes_no_jobs(self):
        (before,) = self.engine.workers()
        self.assertEqual((before.stopping, before.takes_jobs), (None, True))
        database, ours, now = self.portal._p_jar.db(), self.agents.UUID, clock.now()
        registrations.note_stop(database, ours, now, 2)
        transaction.begin()
        (found,) = self.engine.workers()
        self.assertEqual(found.stopping, (now, 2))
        self.assertEqual((found.alive, found.takes_jobs), (True, False))

    def test_what_lives_is_left_alone(self):
        self.register()
        self.register(signed=False)
        self.close_those_that_are_gone()
        self.assertEqual(self.active(), 3)

    def test_what_is_proven_to_be_gone_is_closed(self):
        other = self.register()
        kernel, pid, started_at = whereabouts.here()
        other.collective_cron = {
            "name": u"killed",
            "whereabouts": (kernel, pid, started_at - 1),
        }
        transaction.commit()
        self.assertEqual(self.active(), 1)
        self.assertTrue(other.activated)
        self.close_those_that_are_gone()
        self.assertEqual(self.active(), 1)
        self.assertFalse(other.activated)
        self.assertTrue(self.agents.activated)

    def test_who_is_alone_closes_all_that_were_left(self):
        self.register(signed=False)
        storage = self.portal._p_jar.db().storage
        with mock.patch.object(storage, "_lock_file", None, create=True):
            self.close_those_that_are_gone()
        self.assertEqual(self.active(), 0)

    def test_what_has_signed_off_is_kept_as_long_as_its_jobs(self):
        other, foreign = self.register(), self.register(signed=False)
        for agents in (other, foreign):
            agents.deactivate()
            agents.last_ping.value = datetime.now(pytz.utc) - timedelta(days=6)
        registrations.sign(self.agents)
        self.assertEqual(len(find_queue().dispatchers), 3)
        for agents in (other, foreign):
            # A Maximum: what is older does not count, so it is taken out first.
            del agents.last_ping.value
            agents.last_ping.value = datetime.now(pytz.utc) - timedelta(days=8)
        registrations.sign(self.agents)
        left = set(find_queue().dispatchers)
        self.assertEqual(left, {self.agents.UUID, foreign.UUID})


class TestClock(ZCAsyncCase):
    """The clock was two hours ahead when this worker gave its last sign of life."""

    def setUp(self):
        super(TestClock, self).setUp()
        self.now = clock.now()
        self.ahead = self.now + timedelta(hours=2)
        self.agents.last_ping.value = self.agents.activated = self.ahead
        transaction.commit()

    def correct(self):
        with clock.frozen(self.now):
            registrations.correct_signs_of_life(
                self.portal._p_jar.db(), self.agents.UUID
            )
        transaction.begin()
        return self.agents.last_ping.value, self.agents.activated

    def test_its_signs_are_those_of_the_right_clock_again(self):
        self.assertEqual(self.correct(), (self.now, self.now))

    def test_right_ones_are_left_alone(self):
        self.correct()
        before = self.agents._p_serial, self.agents.last_ping._p_serial
        self.correct()
        after = self.agents._p_serial, self.agents.last_ping._p_serial
        self.assertEqual(before, after)

    def test_signs_of_others_are_theirs(self):
        dispatchers, name = find_queue().dispatchers, uuid.uuid4()
        dispatchers.register(name)
        dispatchers[name].activate()
        dispatchers[name].last_ping.value = self.ahead
        transaction.commit()
        self.correct()
        self.assertEqual(dispatchers[name].last_ping.value, self.ahead)

    def test_a_clock_that_is_set_ahead_closes_nobody(self):
        dispatchers, name = find_queue().dispatchers, uuid.uuid4()
        dispatchers.register(name)
        dispatchers[name].activate()
        dispatchers[name].last_ping.value = self.now
        with mock.patch.object(library.queue.DispatcherAgents, "dead", IS_DEAD):
            with clock.frozen(self.now):
                dispatchers.ping(self.agents.UUID)
            with clock.frozen(self.ahead):
                dispatchers.ping(self.agents.UUID)
        self.assertTrue(dispatchers[name].activated)

    def test_a_dead_worker_is_not_believed_for_two_hours(self):
        seconds = [1000.0]
        with mock.patch.object(signs_of_life, "monotonic", lambda: seconds[0]):
            self.assertEqual([w.alive for w in self.engine.workers()], [True])
            seconds[0] += self.agents.ping_death_interval.total_seconds() + 1
            self.assertEqual([w.alive for w in self.engine.workers()], [False])


def test_suite():
    return zcasync_suite(TestRegistrations, TestClock)
