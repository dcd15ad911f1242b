"""Databases are closed, all of them, also where one cannot be."""

from collective.cron.engines.lifetime import databases
from collective.cron.tests.support.log_lines import log_lines

import mock
import unittest


class TestDatabases(unittest.TestCase):
    def test_one_that_cannot_be_closed_keeps_no_other_open(self):
        lines = log_lines(self)
        broken, other = mock.Mock(), mock.Mock()
        # As ZODB does with a connection that was opened by half in an outage.
        broken.close.side_effect = KeyError("password=hunter2")
        with mock.patch("Zope2.opened", [broken, other]):
            databases.close()
        other.close.assert_called_once_with()
        (line,) = lines
        self.assertIn("could not be closed in order: KeyError", line)
        self.assertNotIn("hunter2", line)
