"""simulate: any period, of one task or of all; as a table, as data, as iCalendar."""

from collective.cron.tests.support.command_case import CommandCase


class TestSimulate(CommandCase):
    def setUp(self):
        super(TestSimulate, self).setUp()
        self.daily = self.add_task(
            name="daily",
            periodicity=u"0 9 * * *",
            left_out=u"2026-11-25",
            timezone=u"Europe/Paris",
        )

    def test_golden(self):
        self.assertEqual(
            self.type("simulate daily --from 2026-11-24 --to 2026-11-26"),
            [
                u"TIME                     WHAT      PATH    AT ONCE  CLOCK",
                u"2026-11-24 09:00:00 CET  run       /daily  -        -",
                u"2026-11-25 09:00:00 CET  left-out  /daily  -        -",
                u"2026-11-26 09:00:00 CET  run       /daily  -        -",
                u"2 run, 1 left-out, 0 held; from 2026-11-24 00:00:00 CET to "
                u"2026-11-27 00:00:00 CET",
            ],
        )

    def test_all_of_the_site(self):
        self.add_task(name="news.x", activated=False)
        lines = self.type(
            "simulate -n 2 --from 2020-02-28T07:59:00Z --to 2020-02-28T08:01:00Z"
        )
        self.assertEqual(
            sorted(lines[1:3]) + lines[3:],
            [
                u"2020-02-28 09:00:00 CET  run   /daily  2        -",
                u"2020-02-28 09:00:00 CET  run   /task   2        -",
                u"2 run, 0 left-out, 0 held; from 2020-02-28 07:59:00 UTC to "
                u"2020-02-28 08:01:00 UTC",
                u"/news.x does not run: it is inactive",
                u"2 at once, 2020-02-28 08:00:00 UTC: /daily, /task",
            ],
        )

    def test_the_first_rows(self):
        lines = self.type("simulate daily -n 1")
        self.assertIn(u"... and 6 more: -n 7", lines)

    def test_data(self):
        data = self.data("simulate daily")
        self.assertEqual(data["from"], u"2026-11-23T10:00:30Z")
        self.assertEqual(data["to"], u"2026-11-30T10:00:30Z")
        self.assertEqual(len(data["items"]), data["items_total"])

    def test_calendar(self):
        lines = self.type("simulate --ics --to 2026-11-30")
        self.assertEqual(lines.count(u"BEGIN:VEVENT\r"), 6)
        begins = [one[-17:] for one in lines if one.startswith(u"DTSTART")]
        self.assertEqual(begins[0], u"20261124T080000Z\r")
        self.assertIn(u"BEGIN:VCALENDAR", self.data("simulate daily --ics")["ics"])

    def test_no_period(self):
        self.assertIn(u"ten years", self.type("simulate --to 2020-01-01", 1)[0])
        self.type("simulate other", 3)
