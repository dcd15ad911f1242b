# coding: utf-8
"""A table of a result: its order, and where its links lead."""

from collective.cron.browser.shared import shown_table
from collective.cron.content.attachments import Table
from collective.cron.tests.support.base import CronTestCase
from collective.cron.text.report import TableData


LINK = [u"/plone/b ä", u"beta"]
ROWS = [[2, u"b"], [None, u"C"], [10, LINK], [1.5, u"a"], [True, None]]


class TestShownTable(CronTestCase):
    def table(self, rows=ROWS, **options):
        stored = Table(TableData(u"Pages", (u"No.", u"Page"), rows, 7))
        return shown_table.ShownTable(stored, self.portal, **options)

    def column(self, number, **options):
        return [row[number].value for row in self.table(**options).rows()]

    def test_as_the_task_gave_it(self):
        found = self.table()
        self.assertEqual((found.count, found.left_out), (5, 7))
        self.assertEqual(self.column(0), [2, None, 10, 1.5, True])
        self.assertEqual([r[0].value for r in found.rows(1, 2)], [None, 10])

    def test_numbers_are_sorted_by_value_and_the_empty_come_last(self):
        self.assertEqual(self.column(0, sort=0), [True, 1.5, 2, 10, None])
        found = self.column(0, sort=0, descending=True)
        self.assertEqual(found, [10, 2, 1.5, True, None])

    def test_text_is_sorted_without_regard_to_its_case(self):
        found = self.column(1, sort=1)
        self.assertEqual(found, [u"a", u"b", u"beta", u"C", None])

    def test_what_is_mixed_can_be_sorted(self):
        rows = [[u"b", 0], [3, 0], [LINK, 0], [None, 0], [u"", 0], [False, 0]]
        found = self.column(0, rows=rows, sort=0)
        self.assertEqual(found, [False, 3, u"", u"b", u"beta", None])

    def test_another_column_is_none(self):
        for sort in (2, -1, None):
            self.assertEqual(self.column(0, sort=sort), self.column(0))

    def test_csv_has_addresses_beside_the_links(self):
        url = u"http://nohost/plone/b%20%C3%A4"
        lines = self.table(sort=0).as_csv().decode("utf-8").split(u"\r\n")
        self.assertEqual(lines[0], u'\ufeff"No.","Page","Page (URL)"')
        self.assertEqual(lines[4], u'10,"beta","%s"' % url)
        self.assertEqual(lines[5], u',"C",')


class TestAddress(CronTestCase):
    def address(self, path):
        return shown_table.address(self.portal, path)

    def test_of_this_site(self):
        self.assertEqual(self.address(u"/plone"), "http://nohost/plone")
        found = self.address(u"/plone/news/a?b=\"><c#d")
        expected = "http://nohost/plone/news/a%3Fb%3D%22%3E%3Cc%23d"
        self.assertEqual(found, expected)

    def test_of_nothing_else(self):
        for path in (
            u"",
            u"/",
            u"/plone2/news",
            u"/plone/../other",
            u"/plone/./a",
            u"/plone//evil.example.org",
            u"/plone/",
            u"//evil.example.org",
            u"http://evil.example.org",
            u"javascript:alert(1)",
            u"/other/plone/news",
        ):
            self.assertIsNone(self.address(path), path)
