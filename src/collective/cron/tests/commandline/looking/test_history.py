"""history: the results of a task, newest first."""

from collective.cron.tests.support.command_case import CommandCase


class TestHistory(CommandCase):
    def test_golden(self):
        self.assertEqual(self.type("history task"), [u"No results."])
        self.run_due("10:05:00")
        self.task.script = u"fail"
        self.run_due("10:10:00")
        lines = self.type("history task")
        self.assertEqual(
            [line.split()[1] for line in lines], ["STATUS", "FAILED", "OK"]
        )
        self.assertEqual(len(self.data("history task -n 1")), 1)
