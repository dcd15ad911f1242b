# coding: utf-8
"""The page of all runs."""

from collective.cron import clock
from collective.cron.browser.runs import task_choice
from collective.cron.content import result_writer
from collective.cron.overview import all_runs
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import add_run
from datetime import timedelta
from lxml import html
from plone.uuid.interfaces import IUUID

import mock
import transaction


NIGHT = clock.from_iso("2026-11-22T23:00:00Z")
SCRIPT = u"<script>alert(1)</script>"


class TestRunsView(PageTestCase):
    def setUp(self):
        super(TestRunsView, self).setUp()
        self.tasks = [self.add_task(name=name) for name in ("a", "b")]
        for task in self.tasks:
            task.title = u"Task %s" % task.getId()
        transaction.commit()

    def record(self, count, **values):
        values = dict({"status": u"OK", "user": u"joe"}, **values)
        for number in range(count):
            end = NIGHT + timedelta(minutes=number)
            result_writer.record(self.tasks[number % 2], start=end, end=end, **values)
        transaction.commit()

    def page(self, query=""):
        return html.fromstring(self.get("/@@cron-runs" + query).contents)

    def rows(self, page):
        return page.xpath("//table[contains(@class, 'cron-results')]/tbody/tr")

    def follow(self, page, rel):
        (url,) = page.xpath("//nav[@class='cron-pager']//a[@rel='%s']/@href" % rel)
        return self.page(url.split("/@@cron-runs")[1])

    def test_of_many_tasks_one_is_typed_and_the_page_does_not_grow(self):
        self.record(4)
        with mock.patch.object(task_choice, "LISTED", 1):
            page = self.page("?task=" + IUUID(self.tasks[0]))
            self.assertEqual(page.xpath("//select[@name='task']"), [])
            self.assertEqual(page.xpath("//input[@name='task']/@value"), ["Task a"])
            (suggested,) = page.xpath("//datalist[@id='cron-tasks']/option/@value")
            self.assertEqual(suggested, "Task a")
            for given in ("Task+a", "task+A", "/a", IUUID(self.tasks[0])):
                found = self.rows(self.page("?task=" + given))
                self.assertEqual(len(found), 2)
                self.assertIn("Task a", found[0].text_content())
            self.assertEqual(self.rows(self.page("?task=other")), [])
        self.assertEqual(len(self.page().xpath("//select[@name='task']/option")), 3)

    def test_none(self):
        self.assertIn("There is no such run.", self.page().text_content())

    def test_an_address_of_a_search_has_no_token(self):
        (form,) = self.page().xpath("//form[@class='cron-filter']")
        self.assertNotIn("_authenticator", dict(form.form_values()))

    def test_pages_of_fifty_of_all_tasks(self):
        self.record(120)
        page = self.page()
        self.assertEqual(len(self.rows(page)), 50)
        first = self.rows(page)[0]
        self.assertIn("Task b", first.text_content())
        (url,) = set(first.xpath(".//a[contains(@href, '--results--')]/@href"))
        self.assertEqual(url, self.tasks[1].getLastResult().absolute_url())
        self.assertEqual(page.xpath("//a[@rel='prev']"), [])
        last = self.follow(self.follow(page, "next"), "next")
        self.assertEqual(len(self.rows(last)), 20)
        self.assertEqual(last.xpath("//nav[@class='cron-pager']//a[@rel='next']"), [])
        self.assertEqual(len(self.rows(self.follow(last, "prev"))), 50)
        self.assertEqual(last.xpath("//*[@data-cron-refresh]"), [])

    def test_filters_stay_as_they_were_chosen(self):
        self.record(60)
        self.record(1, status=u"FAILED", reason=SCRIPT)
        page = self.page("?status=FAILED")
        self.assertEqual(len(self.rows(page)), 1)
        self.assertNotIn(str(SCRIPT), self.read(self.get("/@@cron-runs")))
        self.assertEqual(page.xpath("//option[@selected]/@value"), ["FAILED"])
        query = "?task=%s&user=joe&from=2026-11-22T23:30" % IUUID(self.tasks[0])
        page = self.page(query)
        self.assertEqual(len(self.rows(page)), 15)
        self.assertEqual(page.xpath("//input[@name='user']/@value"), ["joe"])
        given = page.xpath("//input[@name='from']/@value")
        self.assertEqual(given, ["2026-11-22T23:30"])
        self.assertEqual(self.rows(self.page("?user=jane")), [])

    def test_a_rare_one_is_looked_for_further(self):
        self.record(60)
        with mock.patch.object(all_runs, "LOOKED_AT", 40):
            page = self.page("?user=jane")
            self.assertIn("Looked at: 40", " ".join(page.text_content().split()))
            self.assertIn("Go on looking", page.text_content())
            page = self.follow(page, "next")
            self.assertIn("There is no such run.", page.text_content())

    def test_what_runs_now_is_on_top(self):
        add_run(self.state_of(self.tasks[0]), by=u"jane")
        text = self.page().text_content()
        self.assertIn("Running now", text)
        self.assertIn("jane", text)

    def test_a_time_that_is_not_understood(self):
        self.record(1)
        page = self.page("?from=yesterday")
        self.assertIn("A time is not understood", page.text_content())
        self.assertEqual(page.xpath("//input[@aria-invalid]/@value"), ["yesterday"])
        self.assertEqual(len(self.rows(page)), 1)

    def test_pages_of_ours_lead_there_also_for_those_who_may_only_see(self):
        self.add_people()
        self.record(1)
        result = "/a/--results--/" + self.tasks[0].getLastResult().getId()
        for path in ("/@@cron-dashboard", "/@@cron-scripts", "/a", result):
            for name in (None, VIEWER):
                page = self.read(self.get(path, *([name] if name else [])))
                self.assertIn('cron-runs">All runs of the site', page, path)

    def test_the_dashboard_has_it_and_the_scripts_as_buttons(self):
        self.add_people()
        page = html.fromstring(self.get("/@@cron-dashboard", VIEWER).contents)
        bar = page.xpath("//div[@class='cron-top']//a[contains(@class, 'btn')]")
        self.assertEqual(
            [one.text for one in bar],
            ["All runs of the site", "Changes", "What would run", "Scripts"],
        )
