"""A process of plone.app.async: what is done before it works, and when it stops."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.engines import signs_of_life
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.zcasync_case import ZCAsyncCase
from datetime import timedelta
from ZODB import DB
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.component import queryUtility

import mock
import os
import shutil
import tempfile
import transaction
import unittest
import uuid
import zc.lockfile


if PY2:
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import process
    from collective.cron.engines.zcasync.jobqueue import find_queue


class TestPrepare(ZCAsyncCase):
    """Before the dispatcher starts; `agents`: those of one that was killed before."""

    def setUp(self):
        super(TestPrepare, self).setUp()
        self.folder = tempfile.mkdtemp(prefix="cron-uuid-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.path = os.path.join(self.folder, "one.uuid")
        self.database = self.portal._p_jar.db()
        self.configuration = mock.Mock()
        dbtab = self.configuration.dbtab
        dbtab.listDatabaseNames.return_value = ["main"]
        dbtab.getDatabase.side_effect = lambda name: self.database
        values = {library.instanceuuid.key: self.path, "COLLECTIVE_CRON_WORKER": "on"}
        for patched in (
            mock.patch.dict(os.environ, values),
            mock.patch.object(process, "_held", []),
            mock.patch.object(
                process, "getConfiguration", return_value=self.configuration
            ),
        ):
            patched.start()
            self.addCleanup(patched.stop)
        self.lines = log_lines(self)

    def prepare(self, name="InitSingleDBWorker"):
        """Prepare a process of this kind; return the name of what it is then."""
        marker = library.plone_interfaces.IInitAsync
        components = getGlobalSiteManager()
        components.registerUtility(getattr(library.plone_config, name)(), marker)
        self.addCleanup(lambda: components.unregisterUtility(provided=marker))
        process.prepare()
        for lock in process._held:
            self.addCleanup(lock.close)
        transaction.begin()
        return type(queryUtility(marker)).__name__

    def add_another(self):
        """Add a worker that was started elsewhere; return its agents."""
        name, dispatchers = uuid.uuid4(), find_queue().dispatchers
        dispatchers.register(name)
        dispatchers[name].activate()
        transaction.commit()
        return dispatchers[name]

    def test_nothing_is_done_in_a_process_that_is_no_worker(self):
        self.assertEqual(self.prepare("InitSingleDBInstance"), "InitSingleDBInstance")
        self.configuration.dbtab.getDatabase.assert_not_called()
        self.assertTrue(self.agents.activated)

    def test_a_worker_stays_one_and_its_predecessor_is_gone(self):
        self.assertEqual(self.prepare(), "InitSingleDBWorker")
        self.assertFalse(self.agents.activated)
        line = "INFO worker %s was killed: its jobs go back" % self.agents.UUID
        self.assertEqual(self.lines, [line])

    def test_jobs_that_the_predecessor_had_claimed_go_back(self):
        self.put_due()
        self.agents["main"].claimJob()
        transaction.commit()
        self.prepare()
        self.assertEqual((len(self.agents["main"]), len(find_queue())), (0, 1))

    def test_a_worker_of_another_name_may_live(self):
        other = self.add_another()
        self.prepare()
        self.assertTrue(other.activated)

    def test_nobody_else_lives_where_one_process_can_have_the_database(self):
        other = self.add_another()
        with mock.patch.object(self.database.storage, "_lock_file", None, create=True):
            self.prepare()
        self.assertFalse(other.activated)

    def test_switched_off_it_is_none_and_touches_nobody(self):
        os.environ["COLLECTIVE_CRON_WORKER"] = "off"
        for kind in ("SingleDB", "MultiDB"):
            found = self.prepare("Init%sWorker" % kind)
            self.assertEqual(found, "Init%sInstance" % kind)
        line = "INFO this process runs no jobs: COLLECTIVE_CRON_WORKER is off"
        self.assertEqual(self.lines, [line] * 2)
        self.assertTrue(self.agents.activated)
        self.assertEqual(os.listdir(self.folder), [])

    def test_a_name_that_a_living_process_has_is_said_and_nobody_is_closed(self):
        lock = zc.lockfile.LockFile(self.path + ".lock")
        self.addCleanup(lock.close)
        self.prepare()
        self.assertTrue(self.agents.activated)
        line = (
            "ERROR another process uses the same worker UUID, file one.uuid: this one "
            "will run no jobs -- give each process a file of its own in ZC_ASYNC_UUID"
        )
        self.assertEqual(self.lines, [line])

    def test_a_new_database_has_a_queue_then(self):
        self.database = DB(None)
        self.addCleanup(self.database.close)
        self.prepare()
        connection = self.database.open()
        self.addCleanup(connection.close)
        self.assertIn(library.QUEUE, connection.root()[library.KEY])

    def test_workers_that_make_the_queue_at_the_same_time_try_again(self):
        made = [ConflictError(), ConflictError(), None]
        installer = mock.patch.object(
            library.subscribers, "queue_installer", side_effect=made
        )
        with installer as called, mock.patch.object(process.retry, "pause") as pause:
            self.prepare()
        self.assertEqual(called.call_count, 3)
        self.assertEqual(pause.mock_calls, [mock.call(1), mock.call(2)])


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
            process.correct_signs_of_life()
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

    def test_a_dead_worker_is_not_believed_for_two_hours(self):
        seconds = [1000.0]
        with mock.patch.object(signs_of_life, "monotonic", lambda: seconds[0]):
            self.assertEqual([w.alive for w in self.engine.workers()], [True])
            seconds[0] += self.agents.ping_death_interval.total_seconds()
            self.assertEqual([w.alive for w in self.engine.workers()], [False])


class DispatcherCase(unittest.TestCase):
    """A dispatcher, and a clock that goes on while somebody sleeps."""

    def setUp(self):
        self.dispatcher = mock.Mock(activated=True)
        self.dispatcher.getActiveJobIds.return_value = []
        self.now = 1000.0
        self.then = None  # what happens while somebody sleeps
        self.tickers, self.in_hand = [], set()
        sleeper = mock.Mock(sleep=self.sleep)
        for where, name, value in (
            (library.dispatcher, "get", lambda: self.dispatcher),
            (process, "time", sleeper),
            (process, "monotonic", lambda: self.now),
            (process, "_tickers", self.tickers),
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
        if self.then is not None:
            self.then()


class TestStarted(DispatcherCase):
    def start(self, with_queue=True):
        """Open the database; return it, what the duties were told, and what stops."""
        database = mock.Mock()
        database.getPoolSize.return_value = 7
        if with_queue:
            marker = library.plone_interfaces.IAsyncDatabase
            components = getGlobalSiteManager()
            components.registerUtility(database, marker)
            self.addCleanup(components.unregisterUtility, database, marker)
        values = {
            "COLLECTIVE_CRON_PARALLEL": "3",
            "COLLECTIVE_CRON_POLL": "0.5",
            "COLLECTIVE_CRON_TICK": "30",
        }
        environment = mock.patch.dict(os.environ, values)
        reconciler = mock.patch.object(process, "start_reconciler")
        install = mock.patch.object(process.stop_signals, "install")
        ticker = mock.patch.object(process, "Ticker")
        with environment, reconciler as duties, install as signals, ticker as more:
            process.started(mock.Mock(database=database))
        if duties.called:
            more.assert_called_once_with(process.correct_signs_of_life, 30)
        return database, duties.call_args, signals.call_args

    def test_without_plone_app_async_set_up_nothing_is_changed(self):
        _database, duties, signals = self.start(with_queue=False)
        self.assertEqual((duties, signals), (None, None))

    def test_a_process_that_is_no_worker_only_stops_in_order(self):
        self.dispatcher = None
        database, duties, signals = self.start()
        self.assertIsNone(duties)
        database.setPoolSize.assert_not_called()
        self.assertEqual(signals, mock.call(process.stop))

    def test_a_worker_has_a_connection_for_each_run_and_for_its_duties(self):
        database, _duties, _signals = self.start()
        database.setPoolSize.assert_called_once_with(7 + 3 + 2)

    def test_a_worker_looks_as_often_as_the_environment_says(self):
        _database, duties, signals = self.start()
        self.assertEqual(self.dispatcher.poll_interval, 0.5)
        self.assertEqual(duties[0][0], 30)
        self.assertEqual(signals, mock.call(process.stop))
        self.assertEqual(len(self.tickers), 2)

    def test_its_duties_begin_once_the_dispatcher_is_known(self):
        self.dispatcher._activated = set()
        _database, duties, _signals = self.start()
        self.then = lambda: self.now > 1003 and self.dispatcher._activated.add(1)
        duties[0][1]()
        self.assertTrue(1003 < self.now < 1004, self.now)


class TestStop(DispatcherCase):
    def assert_signed_off(self, cut_off):
        reactor = self.dispatcher.reactor
        reactor.callFromThread.assert_called_once_with(reactor.stop)
        self.dispatcher.thread.join.assert_called_once_with(2)
        line = "INFO the worker stops, %d runs are cut off" % cut_off
        self.assertEqual(self.lines, [line])

    def test_with_nothing_to_do_it_signs_off_at_once(self):
        process.stop()
        self.assertEqual(self.now, 1000)
        self.assert_signed_off(0)

    def test_running_tasks_may_end(self):
        self.in_hand.add("token")
        self.then = lambda: self.now > 1003 and self.in_hand.clear()
        process.stop()
        self.assertTrue(1003 < self.now < 1004, self.now)
        self.assert_signed_off(0)

    def test_jobs_of_others_may_end_too(self):
        self.dispatcher.getActiveJobIds.side_effect = [["one"], ["one"], []]
        process.stop()
        self.assertGreater(self.now, 1000)
        self.assert_signed_off(0)

    def test_those_that_take_longer_are_cut_off(self):
        self.in_hand.add("token")
        process.stop()
        self.assertTrue(1005 <= self.now < 1006, self.now)
        self.assert_signed_off(1)

    def test_while_it_waits_it_claims_no_more(self):
        claim = self.dispatcher.poll
        self.in_hand.add("token")
        self.then = lambda: self.dispatcher.poll()
        process.stop()
        self.assertGreater(self.now, 1000)
        claim.assert_not_called()

    def test_its_duties_end_also_where_there_is_no_dispatcher_any_more(self):
        ticker = mock.Mock()
        self.tickers.append(ticker)
        self.dispatcher.activated = False
        process.stop()
        process.stop()
        ticker.stop.assert_called_once_with()
        self.dispatcher.thread.join.assert_not_called()


def test_suite():
    """Leave these out where zc.async cannot be: it is a syntax error on Python 3."""
    suite = unittest.TestSuite()
    if PY2:
        for case in (TestPrepare, TestClock, TestStarted, TestStop):
            suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    return suite
