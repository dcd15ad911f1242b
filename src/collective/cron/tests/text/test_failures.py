"""Failures in the log."""

from collective.cron.tests.support.deeds.hostile import Unreadable
from collective.cron.text import failures

import logging
import unittest


class Strict(logging.Handler):
    """Raises whatever a record raises that is made into text, as Python 2 does."""

    def __init__(self):
        logging.Handler.__init__(self)
        self.lines = []

    def emit(self, record):
        if record.exc_info:
            str(record.exc_info[1])
        self.lines.append(record.getMessage())


class TestLog(unittest.TestCase):
    def setUp(self):
        self.handler = Strict()
        failures.logger.addHandler(self.handler)
        self.addCleanup(failures.logger.removeHandler, self.handler)

    def log(self, error):
        try:
            raise error
        except BaseException:
            failures.log("%s failed", u"it")
        return self.handler.lines

    def test_what_failed_is_logged(self):
        self.assertEqual(self.log(ValueError("x")), [u"it failed"])

    def test_what_raises_when_it_is_read_is_logged_too(self):
        (line,) = self.log(Unreadable(SystemExit))
        self.assertTrue(line.startswith(u"it failed: SystemExit"), line)
