"""Whatever goes wrong is one line, and a code that says of what kind it is."""

from collective.cron.commandline import failures
from collective.cron.commandline.answer import Stopped
from collective.cron.errors import CronError
from collective.cron.errors import QueueUnavailable
from collective.cron.tests.support.driver import AdminShutdown
from collective.cron.tests.support.driver import OperationalError
from ZEO.Exceptions import ClientDisconnected
from ZODB.POSException import ConflictError
from ZODB.POSException import POSKeyError
from ZODB.POSException import ReadOnlyError

import logging
import unittest
import ZConfig


class TestFailures(unittest.TestCase):
    def stopped(self, error, traceback=False):
        with self.assertRaises(Stopped) as caught:
            with failures.told(traceback):
                raise error
        return caught.exception

    def test_codes(self):
        for error, code, said in (
            (ReadOnlyError(), 1, u"read-only"),
            (ConflictError(), 1, u"try it again"),
            (ClientDisconnected("gone"), 4, u"gone"),
            (POSKeyError(b"\0" * 8), 4, u"database"),
            (OperationalError("connection refused\n\tIs it there?\n"), 4, u"refused"),
            (AdminShutdown("gone"), 4, u"gone"),
            (QueueUnavailable("away"), 4, u"away"),
            (ZConfig.ConfigurationError("line 3"), 4, u"line 3"),
            (CronError("no", accepted="that"), 1, u"that"),
            (ValueError(u"\xe4 password=secret"), 70, u"ValueError"),
        ):
            stopped = self.stopped(error)
            self.assertEqual(stopped.code, code, error)
            self.assertIn(said, stopped.message)
            self.assertNotIn(u"secret", stopped.message)
            self.assertNotIn(u"\n", stopped.message)

    def test_where_it_came_from(self):
        heard = []
        handler = logging.Handler()
        handler.emit = heard.append
        logger = logging.getLogger("collective.cron")
        logger.addHandler(handler)
        self.addCleanup(logger.removeHandler, handler)
        self.stopped(ValueError(), traceback=True)
        self.assertTrue(heard[0].exc_info)

    def test_what_has_been_said(self):
        self.assertEqual(self.stopped(Stopped(u"x", 3)).code, 3)
        with self.assertRaises(KeyboardInterrupt):
            with failures.told():
                raise KeyboardInterrupt()
