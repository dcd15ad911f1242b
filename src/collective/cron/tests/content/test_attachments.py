# coding: utf-8
"""Tables and files as they are stored."""

from collective.cron.content import attachments
from collective.cron.testing import CRON_INTEGRATION
from collective.cron.text.report import FileData
from collective.cron.text.report import TableData

import pickle
import unittest


ROWS = [[1, u"a \xe4", None], [2.5, [u"/Plone/news", u"News"], True]]
TABLE = TableData(u"Pages", (u"No.", u"Page", u"Well"), ROWS, 3)
FILE = FileData(u"pages.csv", "text/csv", b"1;2")


class TestStored(unittest.TestCase):
    layer = CRON_INTEGRATION

    def setUp(self):
        outcome = {"status": u"OK", "tables": (TABLE,), "files": (FILE,)}
        self.stored = attachments.stored(outcome)

    def test_a_table_gives_back_what_it_was_made_of(self):
        [table] = self.stored["tables"]
        self.assertEqual(
            (table.title, table.columns, table.count, table.left_out),
            (u"Pages", (u"No.", u"Page", u"Well"), 2, 3),
        )
        self.assertEqual(pickle.loads(pickle.dumps(table)).rows(), ROWS)

    def test_a_large_one_is_small(self):
        rows = [[number, u"https://example.org/page"] for number in range(10000)]
        table = attachments.Table(TABLE._replace(rows=rows))
        self.assertLess(len(pickle.dumps(table, 2)), 50000)

    def test_a_file_is_a_blob(self):
        [stored] = self.stored["files"]
        found = stored.filename, stored.contentType, stored.data
        self.assertEqual(found, (u"pages.csv", "text/csv", b"1;2"))

    def test_what_is_stored_already_stays_and_all_else_too(self):
        again = attachments.stored(self.stored)
        self.assertEqual(again, self.stored)
        self.assertEqual(again["status"], u"OK")
        empty = {"tables": (), "files": ()}
        self.assertEqual(attachments.stored({}), empty)
