# coding: utf-8
"""What a run left is downloaded as it is, and never shown as of this site."""

from collective.cron.browser.results import downloads
from collective.cron.content import attachments
from collective.cron.content import result_writer
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.text.report import FileData
from collective.cron.text.report import TableData
from six import ensure_str

import transaction


EVIL = b"<script>alert(1)</script>"


class TestDownloads(PageTestCase):
    def setUp(self):
        super(TestDownloads, self).setUp()
        self.task = self.add_task()
        shown = attachments.stored(
            {
                "tables": (
                    TableData(u"Pages", (u"Page",), [[u"a"]], 0),
                    TableData(u"Größen", (u"=Page",), [[u"-1+1"]], 0),
                ),
                "files": (
                    FileData(u"a.html", "text/html", EVIL),
                    FileData(u"a.csv", "text/csv", b"a"),
                    FileData(u'b "ä";.svg', "image/svg+xml; x=1", EVIL),
                ),
            }
        )
        result_writer.record(self.task, status=u"OK", **shown)
        transaction.commit()
        self.base = "/task/--results--/%s" % self.task.getLastResult().getId()

    def headers(self, path):
        headers = self.get(self.base + path).headers
        names = ("content-type", "content-disposition", "x-content-type-options")
        return [headers.get(name) for name in names]

    def test_a_table_is_csv_in_which_nothing_is_a_formula(self):
        browser = self.get(self.base + "/@@cron-table?table=1")
        self.assertEqual(
            self.headers("/@@cron-table?table=1"),
            [
                "text/csv; charset=utf-8",
                'attachment; filename="Gr__en.csv"; '
                "filename*=UTF-8''Gr%C3%B6%C3%9Fen.csv",
                "nosniff",
            ],
        )
        self.assertIn("\"'=Page\"\r\n\"'-1+1\"", self.read(browser))

    def test_a_file_is_never_shown_in_the_browser(self):
        found = self.read(self.get(self.base + "/@@cron-file?file=0"))
        self.assertEqual(found, ensure_str(EVIL))
        self.assertEqual(
            self.headers("/@@cron-file?file=0"),
            [
                "application/octet-stream",
                "attachment; filename=\"a.html\"; filename*=UTF-8''a.html",
                "nosniff",
            ],
        )

    def test_what_is_no_page_has_its_type(self):
        kind, name, _sniffing = self.headers("/@@cron-file?file=1")
        self.assertIn("text/csv", kind)
        self.assertIn("a.csv", name)

    def test_a_hostile_name_and_type_add_no_header(self):
        self.assertEqual(
            self.headers("/@@cron-file?file=2"),
            [
                "application/octet-stream",
                'attachment; filename="b ____.svg"; '
                "filename*=UTF-8''b%20%22%C3%A4%22%3B.svg",
                "nosniff",
            ],
        )

    def test_what_is_not_there(self):
        for path in (
            "/@@cron-file",
            "/@@cron-file?file=3",
            "/@@cron-file?file=-1",
            "/@@cron-file?file=00",
            "/@@cron-file?file:list=0",
            "/@@cron-table?table=x",
        ):
            status = self.status_of(self.get(self.base + path))
            self.assertEqual(status, 404, path)

    def test_addresses(self):
        result = self.task.getLastResult()
        found = downloads.table_address(result, 1), downloads.file_address(result, 0)
        base = result.absolute_url()
        expected = base + "/@@cron-table?table=1", base + "/@@cron-file?file=0"
        self.assertEqual(found, expected)
