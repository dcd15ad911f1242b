"""A process that becomes a worker, is one, and stops to be one."""

from collective.cron.bbb import PY2
from collective.cron.engines import heartbeats
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.log_lines import log_lines

import mock
import os
import shutil
import socket
import sys
import tempfile
import threading
import transaction
import unittest
import Zope2


if not PY2:
    from collective.cron.engines.hueyqueue import connection
    from collective.cron.engines.hueyqueue import process
    from collective.cron.engines.hueyqueue import task
    from collective.cron.tests.support.huey_queue import open_queue


class ProcessCase(unittest.TestCase):
    def patch(self, name, value):
        patched = mock.patch("%s.%s" % (process.__name__, name), value)
        self.addCleanup(patched.stop)
        return patched.start()


class TestStarted(ProcessCase):
    """What the event of a start does, in different programs."""

    def become(self, program="/srv/bin/runwsgi", **environment):
        """Return how many threads run jobs, None if none do."""
        started = self.patch("start", mock.Mock())
        install = self.patch("stop_signals.install", mock.Mock())
        argv = mock.patch.object(sys, "argv", [program, "etc/zope.conf"])
        values = {"COLLECTIVE_CRON_WORKER": "on", "COLLECTIVE_CRON_PARALLEL": "3"}
        with argv, mock.patch.dict(os.environ, dict(values, **environment)):
            process.started(None)
        # Whatever it is, it is to stop in order.
        install.assert_called_once_with(process.stop)
        return started.call_args and started.call_args[0][0]

    def test_a_web_server_runs_jobs(self):
        self.assertEqual(self.become(), 3)

    def test_scripts_and_shells_run_none_and_that_is_said(self):
        for program in ("/srv/bin/zconsole", "zconsole-script.py"):
            lines = log_lines(self)
            self.assertIsNone(self.become(program))
            self.assertEqual(lines, ["INFO this process runs no jobs"])

    def test_a_folder_of_such_a_name_is_no_script(self):
        self.assertEqual(self.become("/srv/zconsole/bin/runwsgi"), 3)

    def test_where_it_is_switched_off_no_job_is_run(self):
        self.assertIsNone(self.become(COLLECTIVE_CRON_WORKER="off"))


class TestName(ProcessCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="cron-worker-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.patch("data_folder", lambda: self.folder)
        self.usual = "%s:%s" % (socket.gethostname(), self.folder)

    def let_go(self):
        """Do what the end of a process does."""
        process._running.pop("lock").close()

    def test_it_is_the_same_after_the_predecessor_is_gone(self):
        for _start in range(2):
            self.assertEqual(process._hold_name(), self.usual)
            self.let_go()

    def test_while_another_one_lives_it_is_one_of_its_own(self):
        process._hold_name()
        self.addCleanup(self.let_go)
        own = process._hold_name()
        self.assertTrue(own.startswith("%s:%d:" % (self.usual, os.getpid())), own)


class TestPatient(ProcessCase):
    """A consumer that waits for its queue."""

    def setUp(self):
        self.folder = open_queue(self)
        self.addCleanup(connection.connection.close)
        connection.connection.close()
        os.environ[connection.URL] = "amqp://host"
        self.lines = log_lines(self)
        self.consumer = mock.Mock()
        self.made = self.patch("PromptConsumer", mock.Mock())
        self.made.return_value = self.consumer
        self.waited = []
        self.then = None  # what happens while it waits
        stopped = threading.Event()
        stopped.wait = self.wait
        with mock.patch.object(process.threading, "Event", return_value=stopped):
            self.patient = process.Patient(2)
        self.consumer.run.side_effect = lambda: self.patient.stop(True)

    def wait(self, seconds):
        self.waited.append(seconds)
        if len(self.waited) == 3:
            self.then()

    def test_it_begins_as_soon_as_the_queue_can_be_opened(self):
        url = "sqlite://%s/queue.sqlite" % self.folder
        self.then = lambda: os.environ.update({connection.URL: url})
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_STOP": "7"}):
            self.patient.run()
        self.assertEqual(self.waited, [5, 5, 5])
        self.made.assert_called_once_with(2, 7)
        self.consumer.run.assert_called_once_with()
        line = (
            "ERROR the queue cannot be opened, trying again: queue URL not "
            "understood: 'amqp' -- sqlite:, redis: or postgresql:"
        )
        self.assertEqual(self.lines, [line] * 3)

    def test_it_can_be_stopped_while_it_waits(self):
        self.then = lambda: self.patient.stop(True)
        self.patient.run()
        self.assertEqual(len(self.waited), 3)
        self.made.assert_not_called()

    def test_a_stop_is_passed_on(self):
        self.test_it_begins_as_soon_as_the_queue_can_be_opened()
        self.consumer.stop.assert_called_once_with(True)


class Consumer(object):
    """Stands for the threads that run jobs; the test waits until they do."""

    def __init__(self):
        self.begun, self.over = threading.Event(), threading.Event()
        self.calls = []

    def __call__(self, threads, seconds):
        self.calls.append((threads, seconds))
        return self

    def run(self):
        self.thread = threading.current_thread()
        self.begun.set()
        self.over.wait(30)

    def stop(self, graceful):
        self.calls.append(graceful)
        self.over.set()


class TestWorker(ProcessCase, CronTestCase):
    """From start() to stop(), in this process."""

    def setUp(self):
        super(TestWorker, self).setUp()
        self.folder = open_queue(self)
        stop = mock.patch.dict(os.environ, {"COLLECTIVE_CRON_STOP": "7"})
        stop.start()
        self.addCleanup(stop.stop)
        self.patch("data_folder", lambda: self.folder)
        self.reconciler = self.patch("start_reconciler", mock.Mock())
        self.lines = log_lines(self)
        size = Zope2.DB.getPoolSize()
        self.addCleanup(Zope2.DB.setPoolSize, size)
        self.size = size
        self.addCleanup(process.stop)
        self.name = "%s:%s" % (socket.gethostname(), self.folder)

    def start(self, threads=1):
        """Become a worker; return the consumer."""
        consumer = self.patch("PromptConsumer", Consumer())
        process.start(threads)
        self.assertTrue(consumer.begun.wait(30))
        return consumer

    def stop(self, consumer):
        process.stop()
        consumer.thread.join(30)
        self.assertFalse(consumer.thread.is_alive())

    def workers(self):
        """Return the workers that the database knows, by name."""
        transaction.begin()
        found = heartbeats.workers(self.portal._p_jar.root())
        return dict((worker.id, worker) for worker in found)

    def begin_another(self):
        heartbeats.begin(self.portal._p_jar.root(), "other")
        transaction.commit()

    def test_it_is_known_from_its_start_to_its_stop(self):
        consumer = self.start(2)
        self.assertTrue(self.workers()[self.name].alive)
        self.assertEqual(task.WORKER["id"], self.name)
        self.stop(consumer)
        self.assertEqual(self.workers(), {})
        self.assertEqual(
            self.lines,
            [
                "INFO worker %s runs jobs in 2 threads" % self.name,
                "INFO worker %s has stopped" % self.name,
            ],
        )

    def test_running_tasks_may_end_before_it_signs_off(self):
        consumer = self.start(2)
        consumer.stop = lambda graceful: consumer.calls.extend(
            [graceful, list(self.workers())]
        )
        process.stop()
        consumer.over.set()
        self.assertEqual(consumer.calls, [(2, 7), True, [self.name]])
        self.assertEqual(self.workers(), {})

    def test_its_duties_end_with_it_and_its_name_is_free_again(self):
        self.stop(self.start())
        self.reconciler.return_value.stop.assert_called_once_with()
        self.start()
        self.assertEqual(list(self.workers()), [self.name])

    def test_a_second_stop_does_nothing(self):
        consumer = self.start()
        self.stop(consumer)
        self.begin_another()
        process.stop()
        self.assertEqual(list(self.workers()), ["other"])
        self.assertEqual(consumer.calls, [(1, 7), True])

    def test_each_run_and_each_duty_has_a_connection(self):
        self.start(4)
        self.assertEqual(Zope2.DB.getPoolSize(), self.size + 6)

    def test_others_may_live_where_they_can_have_the_database_open(self):
        self.begin_another()
        self.start()
        self.assertEqual(sorted(self.workers()), sorted([self.name, "other"]))

    def test_others_are_gone_where_only_one_process_can_have_it(self):
        self.begin_another()
        with mock.patch.object(Zope2.DB.storage, "_lock_file", None, create=True):
            self.start()
        self.assertEqual(list(self.workers()), [self.name])


def test_suite():
    """Leave these out on Python 2: huey is the engine of Python 3."""
    suite = unittest.TestSuite()
    if not PY2:
        for case in (TestStarted, TestName, TestPatient, TestWorker):
            suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    return suite
