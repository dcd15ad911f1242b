"""The postman looks at once, at each interval, and when the bell rings; it ends."""

from collective.cron.alerts.bell import bell
from collective.cron.alerts.delivery import rounds
from collective.cron.engines.postman import Postman
from collective.cron.tests.support.log_lines import log_lines

import mock
import threading
import unittest


class TestPostman(unittest.TestCase):
    def setUp(self):
        self.rounds = []
        self.made = threading.Semaphore(0)
        self.error = None
        patch = mock.patch.object(rounds, "go", self.go)
        patch.start()
        self.addCleanup(patch.stop)
        self.addCleanup(bell.clear)

    def go(self, watch):
        self.rounds.append(watch)
        self.made.release()
        if self.error is not None:
            raise self.error

    def stop(self, postman):
        postman.stop()
        for thread in threading.enumerate():
            if thread.name == "collective.cron postman":
                thread.join(30)

    def wait(self):
        for _number in range(200):
            if self.made.acquire(False):
                return
            threading.Event().wait(0.05)
        raise AssertionError("no round was made")

    def test_the_bell_wakes_it_and_only_its_interval_lets_it_watch(self):
        postman = Postman(600).start()
        self.wait()
        bell.set()
        self.wait()
        self.stop(postman)
        self.assertEqual(self.rounds, [True, False])

    def test_an_error_does_not_end_it(self):
        lines = log_lines(self)
        self.error = ValueError("broken")
        postman = Postman(0.01).start()
        self.wait()
        self.wait()
        self.stop(postman)
        self.assertIn("people cannot be told", "\n".join(lines))
