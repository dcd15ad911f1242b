"""A simulation as CSV."""

from collective.cron.tests.support.faces.pages import PageTestCase


WEEK = "from=2026-11-23&to=2026-11-29"


class TestDownload(PageTestCase):
    def setUp(self):
        super(TestDownload, self).setUp()
        self.add_task(periodicity=u"0 9 * * *", left_out=u"2026-11-24")

    def test_csv(self):
        lines = self.get("/task/@@cron-simulate-csv?" + WEEK).contents.split("\r\n")
        self.assertEqual(len(lines), 9)
        self.assertIn('"2026-11-24T09:00:00Z"', lines[2])
        self.assertIn('"left-out"', lines[2])
