"""A process of plone.app.async: it works when it serves, and stops in time."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.suites import zcasync_suite
from zope.component import getGlobalSiteManager
from zope.component import queryUtility

import mock
import os
import unittest


if PY2:
    from collective.cron.engines.lifetime import duty
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import process
    from collective.cron.engines.zcasync import registrations


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
        one = process.Duty("main")
        one._dispatcher = self.dispatcher
        for where, name, value in (
            (duty, "_duties", [one]),
            (process, "time", mock.Mock(sleep=self.sleep)),
            (process, "monotonic", lambda: self.now),
            (process.runs, "IN_HAND", self.in_hand),
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

    def test_while_it_waits_it_claims_no_more(self):
        claim = self.dispatcher.poll
        self.in_hand.add("token")
        self.then = lambda: self.dispatcher.poll()
        duty.stop()
        self.assertGreater(self.now, 1000)
        claim.assert_not_called()


def test_suite():
    return zcasync_suite(TestPrepare, TestStop)
