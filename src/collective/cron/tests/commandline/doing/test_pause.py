"""pause and resume: all tasks of the site."""

from collective.cron.memory import pause
from collective.cron.tests.support.command_case import CommandCase


class TestPause(CommandCase):
    def test_there_and_back(self):
        self.type("pause Upgrade --until 2026-11-23T18:00:00Z")
        found = pause.current(self.portal)
        self.assertEqual(found.reason, u"Upgrade")
        self.assertIn(u"command line", found.by)
        self.assertEqual(self.run_due("10:05:00"), 1)
        self.assertNotIn("OK", self.statuses(self.task))
        self.type("resume")
        self.assertIsNone(pause.current(self.portal))
        self.type("resume")
        self.type("pause Upgrade --until 2026-11-22T18:00:00Z", 1)
