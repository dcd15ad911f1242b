"""What is noted for people to hear never fails what it is about."""

from collective.cron.alerts.harmless import harmless
from collective.cron.tests.support.driver import AdminShutdown
from collective.cron.tests.support.log_lines import log_lines
from ZODB.POSException import ConflictError
from ZODB.POSException import POSKeyError

import mock
import unittest


class TestHarmless(unittest.TestCase):
    def setUp(self):
        self.manager = mock.Mock()
        self.manager.describe.return_value = "/Plone/nightly"
        self.lines = log_lines(self)

    def test_what_goes_wrong_is_logged_with_the_task(self):
        with harmless(self.manager):
            raise ValueError("broken")
        (line,) = [line for line in self.lines if "could not be noted" in line]
        self.assertIn("/Plone/nightly: what is to be told", line)

    def test_what_the_database_says_is_raised(self):
        for error in (ConflictError(), POSKeyError(b"\0" * 8), AdminShutdown()):
            with self.assertRaises(type(error)):
                with harmless(self.manager):
                    raise error
        self.assertEqual(self.lines, [])

    def test_nothing_is_said_of_what_is_well(self):
        with harmless(self.manager):
            pass
        self.assertEqual(self.lines, [])
