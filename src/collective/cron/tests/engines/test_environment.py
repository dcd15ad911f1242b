"""What an operator says in the environment, and what is made of nonsense."""

from collective.cron.engines import environment

import os
import unittest


try:
    from unittest import mock
except ImportError:
    import mock


class TestWorkerWanted(unittest.TestCase):
    def wanted(self, text):
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_WORKER": text}):
            return environment.worker_wanted()

    def test_as_soon_as_it_serves_unless_said_otherwise(self):
        for text in ("", "on", "On", "yes", "1"):
            self.assertEqual(self.wanted(text), environment.SERVING)
        for text in ("off", "OFF", "no", "0", " off "):
            self.assertEqual(self.wanted(text), environment.NEVER)
        self.assertEqual(self.wanted("always"), environment.ALWAYS)

    def test_nonsense_is_told_with_what_is_accepted(self):
        with mock.patch.object(environment.logger, "warning") as warning:
            self.assertEqual(self.wanted("maybe"), environment.SERVING)
        said = warning.call_args[0]
        self.assertIn("COLLECTIVE_CRON_WORKER", said[0] % said[1:])
        self.assertIn("'maybe' is not used -- on, off or always", said[0] % said[1:])
