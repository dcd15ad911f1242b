"""workers: who runs jobs; 1 if nobody does."""

from collective.cron.tests.support.command_case import CommandCase


class TestWorkers(CommandCase):
    EXPECTED = []

    def test_golden(self):
        code = 0 if [one for one in self.queue.workers() if one.alive] else 1
        lines = self.type("workers", code)
        self.assertEqual(lines, self.EXPECTED)
        self.assertEqual(bool(self.data("workers", code)["alive"]), not code)
