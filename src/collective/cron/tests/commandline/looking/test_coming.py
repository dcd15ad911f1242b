"""next: of one task, or of each."""

from collective.cron.tests.support.command_case import CommandCase


class TestNext(CommandCase):
    def test_of_one(self):
        lines = self.type("next task -n 2")
        expected = ["2026-11-23 11:05:00 CET", "2026-11-23 11:10:00 CET"]
        self.assertEqual(lines, expected)
        data = self.data("next task -n 1")
        self.assertEqual(data, [{"task": u"/task", "at": u"2026-11-23T10:05:00Z"}])

    def test_of_all(self):
        self.add_task(name="first", periodicity=u"1 * * * *")
        self.add_task(name="never", activated=False)
        found = [one["task"] for one in self.data("next")]
        self.assertEqual(found[:2], [u"/first", u"/task"])
        self.assertEqual(
            self.type("next"),
            [
                u"NEXT RUN                 PATH",
                u"2026-11-23 10:01:00 UTC  /first",
                u"2026-11-23 11:05:00 CET  /task",
            ],
        )
