"""A process of plone.app.async: it works when it serves, and stops in time."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.engines import signs_of_life
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.suites import zcasync_suite
from collective.cron.tests.support.zcasync_case import ZCAsyncCase
from datetime import timedelta
from zope.component import getGlobalSiteManager
from zope.component import queryUtility

import mock
import os
import threading
import transaction
import unittest
import uuid


if PY2:
    from collective.cron.engines.lifetime import drain
    from collective.cron.engines.lifetime import duty
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import process
    from collective.cron.engines.zcasync import registrations
    from collective.cron.engines.zcasync.jobqueue import find_queue


class TestPrepare(unittest.TestCase):
    """Before plone.app.async starts its dispatcher."""

    def prepare(self, name):
        """Prepare a process of this kind; return the name of what it is then."""
        marker = library.plone_interfaces.IInitAsync
        components = getGlobalSiteManager()
        components.registerUtility(getattr(library.plone_config, name)(), marker)
        self.addCleanup(lambda: components.unregisterUtility(provided=marker))
        agents = library.queue.DispatcherAgents
        patched = mock.patch.object(agents, "dead", None)
        patched.start()
        self.addCleanup(patched.stop)
        with mock.patch.object(process, "_postponed", []) as postponed:
            process.prepare()
            self.postponed = [type(one).__name__ for one in postponed]
        return type(queryUtility(marker)).__name__

    def test_its_dispatcher_is_put_off(self):
        self.assertEqual(self.prepare("InitSingleDBWorker"), "InitSingleDBInstance")
        self.assertEqual(self.postponed, ["InitSingleDBWorker"])

    def test_whether_others_are_dead_is_told_by_our_rule(self):
        self.prepare("InitSingleDBWorker")
        with mock.patch.object(registrations, "is_alive", return_value=False):
            for activated, dead in ((None, False), (clock.now(), True)):
                agents = library.queue.DispatcherAgents("a life")
                agents.activated = activated
                self.assertIs(agents.dead, dead)

    def test_with_a_database_of_its_own_too(self):
        self.assertEqual(self.prepare("InitMultiDBWorker"), "InitMultiDBInstance")
        self.assertEqual(self.postponed, ["InitMultiDBWorker"])

    def test_what_only_queues_jobs_stays_what_it_is(self):
        self.assertEqual(self.prepare("InitSingleDBInstance"), "InitSingleDBInstance")
        self.assertEqual(self.postponed, [])


class TestStop(unittest.TestCase):
    """A dispatcher, and a clock that goes on while somebody sleeps."""

    def setUp(self):
        self.dispatcher = mock.Mock(activated=True)
        self.dispatcher.getActiveJobIds.return_value = []
        self.dispatcher.thread.isAlive.return_value = False
        self.now, self.in_hand = 1000.0, set()
        self.then = lambda: None  # what happens while somebody sleeps
        self.registrations, self.close_own = mock.Mock(), mock.Mock()
        one = process.Duty("main")
        one._dispatcher = self.dispatcher
        one._database = mock.Mock()
        for where, name, value in (
            (duty, "_duties", [one]),
            (drain, "time", mock.Mock(sleep=self.sleep)),
            (drain, "monotonic", lambda: self.now),
            (process, "monotonic", lambda: self.now),
            (process, "registrations", self.registrations),
            (process.cut_off, "close_own", self.close_own),
            (process.runs, "IN_HAND", self.in_hand),
            (duty, "drain", drain.Drain()),
        ):
            patched = mock.patch.object(where, name, value)
            patched.start()
            self.addCleanup(patched.stop)
        patched = mock.patch.dict(os.environ, {"COLLECTIVE_CRON_STOP": "5"})
        patched.start()
        self.addCleanup(patched.stop)
        self.lines = log_lines(self)

    def sleep(self, seconds):
        self.now += seconds
        self.assertLess(self.now, 1100)
        self.then()

    def assert_signed_off(self):
        reactor = self.dispatcher.reactor
        reactor.callFromThread.assert_called_once_with(reactor.stop)

    def test_it_is_ready_while_it_claims_jobs(self):
        (one,) = duty._duties
        self.assertTrue(one.is_ready())
        self.dispatcher.poll = process._no_poll
        self.assertFalse(one.is_ready())
        one._dispatcher = None
        self.assertFalse(one.is_ready())

    def test_a_dispatcher_says_that_it_goes_on(self):
        with mock.patch.object(library.dispatcher.Dispatcher, "poll") as poll:
            with mock.patch.object(process, "moves") as moves:
                one = mock.Mock(spec=process.Dispatcher, poll_interval=60)
                process.Dispatcher.poll(one)
        usually = 60 + process.USUALLY
        moves.step.assert_called_once_with("dispatcher", usually=usually)
        self.assertEqual(poll.call_count, 1)

    def test_an_idle_one_ends_at_once(self):
        self.assertTrue(duty.stop())
        self.assertEqual(self.now, 1000)
        self.assert_signed_off()
        self.assertTrue(duty.stop())

    def test_what_runs_may_end(self):
        self.in_hand.add("token")
        self.then = lambda: self.now > 1003 and self.in_hand.clear()
        self.assertTrue(duty.stop())
        self.assertTrue(1003 < self.now < 1004, self.now)
        self.assert_signed_off()

    def test_jobs_of_others_may_end_too(self):
        self.dispatcher.getActiveJobIds.side_effect = [["one"], ["one"], []]
        self.assertTrue(duty.stop())
        self.assertGreater(self.now, 1000)

    def test_those_that_take_longer_are_cut_off(self):
        self.in_hand.add("token")
        self.assertFalse(duty.stop())
        self.assertTrue(1005 <= self.now < 1006, self.now)
        self.assert_signed_off()
        self.close_own.assert_called_once_with()

    def test_while_it_waits_it_claims_no_more_and_says_what_for(self):
        poll = self.dispatcher.poll
        self.in_hand.add("token")
        told, noted = self.registrations.note_stop, threading.Event()
        told.side_effect = lambda *args: noted.set()

        def then():
            # It polls, since with that it gives signs of life.
            self.assertIs(self.dispatcher.poll, poll)
            self.assertIs(self.dispatcher.claims, False)
            noted.wait(10)
            self.in_hand.clear()

        self.then = then
        duty.stop()
        self.assertEqual(told.call_args_list[0][0][3], 1)
        self.close_own.assert_not_called()

    def test_one_that_is_to_stop_claims_nothing(self):
        with mock.patch.object(library.dispatcher.Dispatcher, "_getJob") as claim:
            one = mock.Mock(spec=process.Dispatcher, claims=True)
            found = process.Dispatcher._getJob.__func__(one, "agent")
            self.assertIs(found, claim.return_value)
            one.claims = False
            self.assertIsNone(process.Dispatcher._getJob.__func__(one, "agent"))
        claim.assert_called_once_with("agent")


class TestSigns(ZCAsyncCase):
    """Two workers that give signs each 2 seconds, and a time that the test makes."""

    def setUp(self):
        patched = mock.patch.dict(os.environ, {"COLLECTIVE_CRON_PING": "2"})
        patched.start()
        self.addCleanup(patched.stop)
        super(TestSigns, self).setUp()
        self.begin = self.now = clock.now()
        signs = signs_of_life.SignsOfLife()
        for module, name, value in (
            (signs_of_life, "monotonic", self.monotonic),
            (process, "signs_of_life", signs),
            (registrations, "signs_of_life", signs),
        ):
            patched = mock.patch.object(module, name, value)
            patched.start()
            self.addCleanup(patched.stop)
        self.duty = process.Duty("main")
        self.duty._dispatcher = self.dispatcher
        self.duty._database = self.portal._p_jar.db
        dispatchers, name = find_queue().dispatchers, uuid.uuid4()
        dispatchers.register(name)
        self.other = dispatchers[name]
        self.other.activate()
        self.other.ping_death_interval = self.agents.ping_death_interval
        transaction.commit()
        self.pass_seconds(0, self.agents, self.other)

    def monotonic(self):
        return (self.now - self.begin).total_seconds()

    def pass_seconds(self, seconds, *pinging):
        """Go on for so long, with looks; signs of those that ping are stored then."""
        end = self.now + timedelta(seconds=seconds)
        with mock.patch.object(clock, "now", lambda: self.now):
            while self.now < end:
                self.now += timedelta(seconds=process._between_sights())
                self.duty._see_signs()
                self.told = self.alive()
            for agents in pinging:
                agents.last_ping.value = self.now
            transaction.commit()
            self.duty._see_signs()
            self.told = self.alive()

    def alive(self):
        """Return whether this worker and the other one are believed to live."""
        found = [registrations.is_alive(a) for a in (self.agents, self.other)]
        self.assertEqual([not registrations.is_dead(self.other)], found[1:])
        return found

    def test_both_give_signs(self):
        for _ in range(5):
            self.pass_seconds(2, self.agents, self.other)
            self.assertEqual(self.told, [True, True])

    def test_the_database_is_away_longer_than_a_sign_counts(self):
        self.pass_seconds(2, self.agents, self.other)
        self.pass_seconds(60)
        self.assertEqual(self.told, [True, True])
        # It is back, and this worker is the first to store something.
        self.pass_seconds(0.1, self.agents)
        self.assertEqual(self.told, [True, True])
        self.pass_seconds(0.1, self.other)
        self.pass_seconds(2, self.agents, self.other)
        self.assertEqual(self.told, [True, True])

    def test_who_gives_none_while_this_one_does_is_dead(self):
        for expected in (True, True, False):
            self.pass_seconds(2, self.agents)
            self.assertEqual(self.told, [True, expected])

    def test_looks_are_never_rarer_than_signs(self):
        for ping, seconds in (("120", process.SIGHT), ("2", 1), ("1", 0.5)):
            with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_PING": ping}):
                self.assertEqual(process._between_sights(), seconds)


def test_suite():
    return zcasync_suite(TestPrepare, TestStop, TestSigns)
