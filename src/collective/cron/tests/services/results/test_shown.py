# coding: utf-8
"""Tables and files of a result as data, with the addresses of their downloads."""

from collective.cron.content import attachments
from collective.cron.content import result_writer
from collective.cron.services.results import shown
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.text.report import FileData
from collective.cron.text.report import TableData

import transaction


ROWS = [[number, [u"/plone/a", u"A"], None] for number in range(130)]
ROWS[1] = [1, [u"/elsewhere", u"B"], True]


class TestShown(RestTestCase):
    def setUp(self):
        super(TestShown, self).setUp()
        table = TableData(u"Pages", (u"No.", u"Page", u"Well"), ROWS, 3)
        values = attachments.stored(
            {
                "tables": (table,),
                "files": (FileData(u"a.csv", "text/csv", b"abc"),),
                "settings": {"dry_run": True, "password": u"hunter2", "day": b"\xe4"},
            }
        )
        task = self.add_task()
        self.result = result_writer.record(task, status=u"OK", **values)
        transaction.commit()
        self.base = self.result.absolute_url()

    def test_one_has_the_first_rows_of_its_tables(self):
        answer = self.read_json("/task/--results--/" + self.result.getId())
        (table,) = answer["tables"]
        rows = table.pop("rows")
        self.assertEqual(
            table,
            {
                "title": u"Pages",
                "columns": [u"No.", u"Page", u"Well"],
                "count": 130,
                "left_out": 3,
                "download": self.base + "/@@cron-table?table=0",
            },
        )
        self.assertEqual(len(rows), shown.ROWS)
        link = {"@id": self.portal.absolute_url() + "/a", "title": u"A"}
        self.assertEqual(rows[:2], [[0, link, None], [1, u"B", True]])

    def test_files_and_settings_of_its_own(self):
        answer = self.read_json("/task/--results--/" + self.result.getId())
        self.assertEqual(
            answer["files"],
            [
                {
                    "name": u"a.csv",
                    "content_type": u"text/csv",
                    "size": 3,
                    "download": self.base + "/@@cron-file?file=0",
                }
            ],
        )
        self.assertTrue(answer["is_dry"])
        self.assertEqual(answer["settings"]["dry_run"], True)
        self.assertEqual(answer["settings"]["day"], u"\ufffd")
        self.assertNotIn(u"hunter2", repr(answer))

    def test_a_list_has_no_rows(self):
        (result,) = self.read_json("/task/--results--")["items"]
        self.assertEqual(result["tables"][0]["count"], 130)
        self.assertNotIn("rows", result["tables"][0])
