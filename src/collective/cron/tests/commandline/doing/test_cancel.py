"""cancel: a run that goes on is asked to stop, those that wait are taken away."""

from collective.cron import clock
from collective.cron.queueing.besides import asked
from collective.cron.tests.support.command_case import CommandCase
from collective.cron.tests.support.running import add_run


class TestCancel(CommandCase):
    def waiting(self):
        return [one for one in self.queued() if one[1] != "schedule"]

    def test_one_that_goes_on(self):
        self.assertIn(u"not going", self.type("cancel task", 1)[0])
        add_run(self.state_of(self.task))
        self.assertIn(u"asked to stop", self.type("cancel task")[0])

    def test_what_waits_is_taken_away(self):
        self.data("run task")
        at = clock.from_iso("2026-11-23T18:00:00Z")
        asked.run_at(self.manager_of(self.task), at, None)
        self.assertEqual(len(self.waiting()), 2)
        told = self.data("cancel task --waiting")
        self.assertEqual(
            told["withdrawn"], ["2026-11-23T10:00:30Z", "2026-11-23T18:00:00Z"]
        )
        self.assertEqual(self.waiting(), [])
        self.assertEqual(self.statuses(self.task), ["CANCELLED", "CANCELLED"])
        self.assertIn(u"command line", self.type("history task")[1])

    def test_nothing_waits(self):
        add_run(self.state_of(self.task))
        self.assertIn(u"waits", self.type("cancel task --waiting", 1)[0])
