"""Round trip: every server is asked, and what has none is left alone."""

from collective.cron.health import round_trip

import mock
import unittest


def connection(**storage):
    return mock.Mock(**{"db.return_value.storage": mock.Mock(spec_set=list(storage))})


class TestRoundTrip(unittest.TestCase):
    def setUp(self):
        self.file, self.server = connection(), connection(ping=None)
        self.server.connections = {"main": self.file, "mounted": self.server}

    def test_each_server_is_asked(self):
        round_trip.make(self.server)
        self.server.db().storage.ping.assert_called_once_with()

    def test_what_it_raises_is_raised(self):
        self.server.db().storage.ping.side_effect = IOError("away")
        self.assertRaises(IOError, round_trip.make, self.server)
