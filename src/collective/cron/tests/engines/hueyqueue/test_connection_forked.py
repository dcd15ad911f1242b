"""The queue in a child process that was forked: it has a connection of its own."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.forked import end_of
from collective.cron.worksite import forks

import os
import threading
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.connection import connection
    from collective.cron.tests.support.huey_queue import open_queue_without_site


class TestForked(unittest.TestCase):
    def setUp(self):
        open_queue_without_site(self)
        connection.call(lambda storage: storage.put_data("parent", b"1"))

    def in_child(self, function):
        """Call a function in a child; return how it exits: 0 if it returned true."""
        pid = os.fork()
        if not pid:
            with forks.kept_out():
                os._exit(0 if function() else 2)
        return end_of(pid)

    def test_it_writes_through_a_connection_of_its_own(self):
        inherited = connection.huey.storage

        def write():
            connection.call(lambda storage: storage.put_data("child", b"2"))
            return connection.huey.storage is not inherited

        self.assertEqual(self.in_child(write), 0)
        found = connection.call(lambda storage: storage.peek_data("child"))
        self.assertEqual(found, b"2")
        self.assertIs(connection.huey.storage, inherited)

    def test_nobody_asks_again_who_the_database_is(self):
        def settle():
            connection.settle = None
            connection._followed = 0
            return connection.call(lambda storage: storage.peek_data("parent")) == b"1"

        self.assertEqual(self.in_child(settle), 0)

    def test_a_lock_that_a_thread_of_the_parent_held_holds_nothing_up(self):
        held, done = threading.Event(), threading.Event()

        def hold():
            with connection._lock:
                held.set()
                done.wait(30)

        thread = threading.Thread(target=hold)
        thread.start()
        held.wait(30)
        read = self.in_child(
            lambda: connection.call(lambda storage: storage.peek_data("parent"))
        )
        done.set()
        thread.join(30)
        self.assertEqual(read, 0)

    def test_nobody_waits_in_a_line_that_a_thread_of_the_parent_stood_in(self):
        with connection.line:
            free = self.in_child(
                lambda: connection.huey and connection.line.acquire(False)
            )
        self.assertEqual(free, 0)


def test_suite():
    """There is no huey on Python 2."""
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    return unittest.TestSuite([] if PY2 else [load(TestForked)])
