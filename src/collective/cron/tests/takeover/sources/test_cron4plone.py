"""What Products.cron4plone has stored, and lines of it."""

from collective.cron.takeover.sources import cron4plone
from collective.cron.tests.support import other_crons
from collective.cron.tests.support.base import CronTestCase


class TestCron4plone(CronTestCase):
    def test_nothing_was_there(self):
        self.assertEqual(list(cron4plone.read(self.portal)), [])

    def test_what_it_stored_itself(self):
        other_crons.put_into(self)
        found = list(cron4plone.read(self.portal))
        told = [
            (one.periodicity, one.call and one.call.settings["view_path"])
            for one in found
        ]
        self.assertEqual(
            told,
            [
                (u"* 11 * * *", u"/@@count-news"),
                (u"15,30 * * * *", u"/acme_tool/runThis"),
                (u"0 6 1 * *", u"/news/tidy_up"),
                (u"0 7 * * *", None),
                (u"0 8 * 1,2 *", None),
                (u"0 9 * * *", None),
                (u"5 5 * * *", u"/news/@@tidy-up"),
            ],
        )
        for number, text in ((3, u"arguments"), (4, u"nothing"), (5, u"string:")):
            self.assertIn(text, found[number].why)
        self.assertEqual(found[0].found, u"line 1")

    def test_lines_in_a_file(self):
        text = (
            u"\n* 1 * * portal/@@a\n\n*/5 * * * portal/@@a\n0 1 * *\n1 2\n1-2 * * * x\n"
        )
        good, step, nothing, short, span = cron4plone.read_file(self.portal, text)
        self.assertEqual(good.call.settings, {"view_path": u"/@@a"})
        self.assertIn(u"*/5", step.why)
        self.assertIn(u"1-2", span.why)
        self.assertEqual([nothing.why, short.why], [cron4plone.SHORT] * 2)
