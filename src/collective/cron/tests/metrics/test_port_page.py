"""The metrics on the small port of a worker."""

from collective.cron.engines.lifetime import port
from collective.cron.health import access
from collective.cron.telling import signals
from collective.cron.tests.support.figures import skip_without_library

import mock
import os
import unittest


TOKEN = "a long token of an operator"


@skip_without_library
class TestPortPage(unittest.TestCase):
    def test_it_is_offered_and_counting_begins(self):
        from collective.cron.metrics import port_page

        with mock.patch.object(signals, "LISTENERS", []) as listeners:
            with mock.patch.dict(port.PAGES):
                port_page.begin(None)
                page = port.PAGES["/cron-metrics"]
            self.assertEqual(listeners, [port_page.counts.count])
        with mock.patch.dict(os.environ, {access.TOKEN: TOKEN}):
            with mock.patch.object(port_page.exposition, "write") as write:
                write.return_value = b"x 1\n"
                self.assertEqual(page("Bearer wrong", {})[0], 401)
                self.assertFalse(write.called)
                status, media_type, body = page("Bearer " + TOKEN, {})
        self.assertEqual((status, body), (200, b"x 1\n"))
        self.assertTrue(media_type.startswith("text/plain"))
