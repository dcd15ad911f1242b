# coding: utf-8
"""The page of a result: its tables, its files, its failure."""

from collective.cron.content import attachments
from collective.cron.content import result_writer
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.text.report import FileData
from collective.cron.text.report import TableData
from lxml import html

import transaction


SCRIPT = u"<script>alert(1)</script>"
ROWS = [[number, u"row %03d" % number, True] for number in range(250)]
ROWS[7] = [7, [u"/plone/task", SCRIPT], None]
ROWS[8] = [8, [u"//evil.example.org", u"elsewhere"], False]


class TestPage(PageTestCase):
    def record(self, tables=(), files=(), **values):
        task = self.add_task()
        shown = attachments.stored({"tables": tables, "files": files})
        shown.update({"status": u"OK"}, **values)
        result_writer.record(task, **shown)
        transaction.commit()
        return "/task/--results--/%s" % task.getLastResult().getId()

    def tables(self):
        first = TableData(u"Pages", (u"No.", SCRIPT, u"Well"), ROWS, 12)
        second = TableData(u"Small", (u"No.",), [[2], [1]], 0)
        return (first, second, TableData(u"None", (u"No.",), [], 0))

    def page(self, path):
        return html.fromstring(self.get(path).contents)

    def numbers(self, page, table=0):
        path = "//*[@id='cron-table-%d']//tbody/tr/td[1]" % table
        return [int(cell.text_content()) for cell in page.xpath(path)]

    def follow(self, page, path):
        """Return the page behind a link of the first table."""
        (url,) = page.xpath("//*[@id='cron-table-0']%s/@href" % path)
        self.assertTrue(url.endswith("#cron-table-0"), url)
        return self.page(url.split("/plone", 1)[1].split("#")[0])

    def test_a_hundred_rows_and_links_to_the_others(self):
        page = self.page(self.record(self.tables()))
        self.assertEqual(self.numbers(page), list(range(100)))
        text = page.text_content()
        self.assertIn("Rows 1 to 100 of 250", text)
        self.assertIn("were too many: 12", " ".join(text.split()))
        self.assertIn("The table is empty.", text)
        page = self.follow(self.follow(page, "//a[@rel='next']"), "//a[@rel='next']")
        self.assertEqual(self.numbers(page), list(range(200, 250)))
        self.assertEqual(page.xpath("//a[@rel='next']"), [])
        page = self.follow(page, "//a[@rel='prev']")
        self.assertEqual(self.numbers(page), list(range(100, 200)))

    def test_a_moment_is_written_for_people(self):
        rows = [[u"2026-11-23T10:05:09Z"], [u"2026-99-99T10:05:09Z"]]
        path = self.record([TableData(u"Pages", (u"Changed",), rows, 0)])
        cells = self.page(path).xpath("//*[@id='cron-table-0']//tbody//td")
        said = [cell.text_content().strip() for cell in cells]
        self.assertEqual(["Nov 23, 2026 10:05:09 AM UTC", rows[1][0]], said)

    def test_sorted_by_the_heads(self):
        page = self.page(self.record(self.tables()))
        up = self.follow(page, "//th[1]/a")
        self.assertEqual(self.numbers(up)[:2], [0, 1])
        down = self.follow(up, "//th[1]/a")
        self.assertEqual(self.numbers(down), list(range(249, 149, -1)))
        sorts = down.xpath("//th/@aria-sort")
        self.assertEqual(sorts, ["descending"])
        self.assertEqual(self.numbers(down, 1), [2, 1])
        further = self.follow(down, "//a[@rel='next']")
        self.assertEqual(self.numbers(further), list(range(149, 49, -1)))
        self.assertEqual(self.numbers(self.follow(down, "//th[1]/a"))[:1], [0])

    def test_links_lead_into_the_site_only_and_all_is_escaped(self):
        path = self.record(self.tables())
        page = self.page(path)
        rows = page.xpath("//*[@id='cron-table-0']//tbody/tr")
        links = [link for row in rows for link in row.xpath(".//a/@href")]
        self.assertEqual(links, [self.portal.absolute_url() + "/task"])
        self.assertEqual(rows[8].xpath("string(td[2])").strip(), "elsewhere")
        self.assertNotIn(str(SCRIPT), self.get(path).contents)
        said = [row.xpath("string(td[3])").strip() for row in rows[6:9]]
        self.assertEqual(said, ["Yes", "", "No"])

    def test_odd_addresses(self):
        path = self.record(self.tables())
        for odd in (
            "table=9&sort=1",
            "table:list=0&sort=1",
            "table=0&sort=77",
            "table=0&start=-5",
            "table=0&start=999999999999999999999999",
            "table=0&start=250",
            "table=0&sort=x&order=y",
            "table=x",
        ):
            found = self.numbers(self.page("%s?%s" % (path, odd)))
            self.assertEqual(found, list(range(100)), odd)

    def test_each_is_downloaded_and_so_are_files(self):
        files = (FileData(u"<b>.csv", "text/csv", b"1" * 1500),)
        path = self.record(self.tables()[1:], files)
        page = self.page(path)
        base = self.portal.absolute_url() + path
        links = page.xpath("//div[@id='content-core']//a/@href")
        links = [url for url in links if "@@cron-" in url]
        names = "/@@cron-table?table=0", "/@@cron-table?table=1", "/@@cron-file?file=0"
        self.assertEqual(links[:-1], [base + name for name in names])
        self.assertIn("Download <b>.csv", page.text_content())
        self.assertIn("1.5 kB", page.text_content())

    def test_a_dry_run_and_settings_of_its_own(self):
        settings = {"dry_run": True, "limit": 5, "password": u"hunter2"}
        text = self.page(self.record(settings=settings)).text_content()
        self.assertIn("Dry run", text)
        self.assertIn("change nothing", text)
        self.assertIn("limit=5", text)
        self.assertNotIn("hunter2", text)
        for path in ("/task", "/task/--results--"):
            self.assertIn("Dry run", self.page(path).text_content(), path)

    def test_the_end_of_a_failure_stands_open(self):
        log = [u"line %d" % number for number in range(50)]
        failed = dict(status=u"FAILED", traceback=u"Traceback", log=tuple(log))
        page = self.page(self.record(**failed))
        (end,) = page.xpath("//*[@id='cron-log-end']")
        self.assertEqual(end.text.split("\n"), log[-10:])
        self.assertEqual(page.xpath("//*[@id='cron-traceback']/@open"), ["open"])
        self.assertEqual(page.xpath("//*[@id='cron-log']/@open"), [])

    def test_of_what_went_well_the_log_is_folded(self):
        page = self.page(self.record(log=(u"line",)))
        self.assertEqual(page.xpath("//*[@id='cron-log-end']"), [])
