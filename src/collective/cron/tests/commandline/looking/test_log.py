"""log: what a run said; the exit code says how it went."""

from collective.cron.tests.support.command_case import CommandCase


class TestLog(CommandCase):
    def test_well_and_not(self):
        self.type("log task", 3)
        self.run_due("10:05:00")
        self.assertEqual(self.type("log task"), [u"2026-11-23 11:05:00 CET  OK"])
        (first,) = self.data("history task")
        self.task.script = u"fail"
        self.run_due("10:10:00")
        lines = self.type("log task", 1)
        failed = u"2026-11-23 11:10:00 CET  FAILED: ValueError: it went wrong"
        self.assertTrue(lines[0].startswith(failed))
        self.assertIn(u"ValueError", lines[-1])
        self.assertEqual(lines.count(lines[-1]), 1)
        self.assertEqual(self.data("log task " + first["id"])["status"], u"OK")

    def test_one_that_never_began(self):
        self.type("pause Why")
        self.run_due("10:05:00")
        (line,) = self.type("log task")
        self.assertTrue(line.startswith(u"2026-11-23 11:05:00 CET  SKIPPED: "), line)
