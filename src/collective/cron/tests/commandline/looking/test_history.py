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
            lines,
            [
                u"RESULT            STATUS  BEGAN                    SECONDS  TRIGGER"
                u"   REASON",
                u"1795428600000000  FAILED  2026-11-23 11:10:00 CET  0.0      schedule"
                u"  ValueError: it went wrong, password=[hidden] \xe4",
                u"1795428300000000  OK      2026-11-23 11:05:00 CET  0.0      schedule"
                u"  -",
            ],
        )
        self.assertEqual(len(self.data("history task -n 1")), 1)
