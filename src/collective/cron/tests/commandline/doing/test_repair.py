"""repair: of one task, and of all."""

from collective.cron.tests.support.command_case import CommandCase


class TestRepair(CommandCase):
    def test_both(self):
        self.queue.held.clear()
        self.type("repair task")
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.queue.held.clear()
        self.type("repair")
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertEqual(self.data("repair")["code"], "nothing-to-do")
