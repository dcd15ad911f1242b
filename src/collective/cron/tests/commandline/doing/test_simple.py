"""enable, disable."""

from collective.cron.tests.support.command_case import CommandCase


class TestSimple(CommandCase):
    def test_each(self):
        self.type("disable task")
        self.assertFalse(self.task.activated)
        self.assertEqual(self.queued(), [])
        self.type("enable task")
        self.assertTrue(self.task.activated)
        self.assertEqual(self.queued(), [("10:05", "schedule")])
