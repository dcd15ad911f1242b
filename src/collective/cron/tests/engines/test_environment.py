"""What an operator says in the environment, and what is made of nonsense."""

from collective.cron.engines import environment

import mock
import os
import unittest


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


class TestProbes(unittest.TestCase):
    def set(self, **values):
        named = dict(("COLLECTIVE_CRON_" + name, values[name]) for name in values)
        patched = mock.patch.dict(os.environ, named)
        patched.start()
        self.addCleanup(patched.stop)

    def test_the_liveness_file(self):
        for text, expected in (("", None), (" ", None), ("/run/alive", "/run/alive")):
            self.set(LIVENESS_FILE=text)
            self.assertEqual(environment.liveness_file(), expected)

    def test_the_health_port(self):
        for text, expected in (
            ("", None),
            ("8123", ("127.0.0.1", 8123)),
            ("0.0.0.0:8123", ("0.0.0.0", 8123)),
        ):
            self.set(HEALTH_PORT=text)
            self.assertEqual(environment.health_port(), expected)

    def test_nonsense_is_told(self):
        for text in ("x", "0", "65536", "host", "host:", "-1"):
            self.set(HEALTH_PORT=text)
            with mock.patch.object(environment.logger, "warning") as warning:
                self.assertIsNone(environment.health_port(), text)
            self.assertEqual(warning.call_count, 1)
