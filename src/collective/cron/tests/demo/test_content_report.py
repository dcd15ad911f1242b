"""The script of the demo counts what is there."""

from collective.cron.demo import content_report
from collective.cron.scripts import registry
from collective.cron.scripts.shown import Table
from collective.cron.tests.support.base import CronTestCase
from plone import api


class TestContentReport(CronTestCase):
    def show(self, **settings):
        shown = list(content_report.run(self.portal, **settings))
        return shown[0], [one for one in shown if isinstance(one, Table)][0].rows, shown

    def test_by_type_and_state(self):
        for number in range(3):
            api.content.create(self.portal, "Document", "page%d" % number)
        line, rows, _shown = self.show()
        found = [row for row in rows if row[0] == "Document"]
        self.assertEqual(sum(row[2] for row in found), 3)
        line, rows, shown = self.show(path=u"page1", warn_above=0)
        self.assertEqual((line, len(rows)), (u"There are 1 items.", 1))

    def test_more_than_wanted_is_a_warning(self):
        api.content.create(self.portal, "Document", "page")
        api.content.create(self.portal, "Document", "other")
        shown = self.show(warn_above=1)[2]
        self.assertIn("are more than 1.", str(shown[-1]))
        self.assertIsInstance(shown[-1], Warning)

    def test_it_is_registered(self):
        script = registry.get(u"collective.cron.content-report")
        self.assertIs(script.function, content_report.run)
