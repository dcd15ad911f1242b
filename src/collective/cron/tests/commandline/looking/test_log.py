"""log: what a run said; the exit code says how it went."""

from collective.cron.tests.support.command_case import CommandCase


class TestLog(CommandCase):
    def test_well_and_not(self):
        self.type("log task", 3)
        self.run_due("10:05:00")
        self.assertEqual(self.type("log task")[0], u"OK")
        (first,) = self.data("history task")
        self.task.script = u"fail"
        self.run_due("10:10:00")
        lines = self.type("log task", 1)
        self.assertTrue(lines[0].startswith(u"FAILED: "))
        self.assertIn(u"ValueError", lines[-1])
        self.assertEqual(self.data("log task " + first["id"])["status"], u"OK")
