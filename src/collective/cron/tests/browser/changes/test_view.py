# coding: utf-8
"""The pages of changes: of a task and of the site."""

from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.tests.support.faces.pages import PageTestCase
from lxml import html
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.uuid.interfaces import IUUID
from zope.lifecycleevent import modified

import transaction


class TestChangesView(PageTestCase):
    def setUp(self):
        super(TestChangesView, self).setUp()
        self.task = self.add_task()
        self.task.periodicity = u"0 9 * * *"
        self.task.description = u"<script>alert(1)</script>"
        modified(self.task)
        transaction.commit()

    def page(self, path="/@@cron-changes", user=None):
        return html.fromstring(
            self.get(path, **({"user": user} if user else {})).contents
        )

    def rows(self, page):
        found = page.xpath("//table[contains(@class, 'cron-changes')]/tbody/tr")
        return [" ".join(row.text_content().split()) for row in found]

    def test_newest_first_with_former_and_new_value(self):
        rows = self.rows(self.page("/task/@@cron-changes"))
        self.assertEqual(len(rows), 2)
        self.assertIn("Settings changed", rows[0])
        self.assertIn("*/5 * * * *", rows[0])
        self.assertIn("<script>alert(1)</script>", rows[0])
        self.assertIn("Added", rows[1])

    def test_pages_of_fifty(self):
        for number in range(60):
            noting.note_for(self.portal, deeds.PLAN, [(u"n", u"", u"%d" % number)])
            transaction.commit()
        page = self.page()
        self.assertEqual(len(self.rows(page)), 50)
        (url,) = page.xpath("//a[@rel='next']/@href")
        older = self.page(url.split("/plone", 1)[1])
        self.assertGreaterEqual(len(self.rows(older)), 12)
        self.assertFalse(set(self.rows(page)) & set(self.rows(older)))
        (url,) = older.xpath("//a[@rel='prev']/@href")
        self.assertEqual(
            self.rows(self.page(url.split("/plone", 1)[1])), self.rows(page)
        )

    def test_filters(self):
        self.assertEqual(len(self.rows(self.page("/@@cron-changes?deed=changed"))), 1)
        self.assertEqual(self.rows(self.page("/@@cron-changes?user=nobody")), [])
        self.assertIn(
            "There is no such change",
            self.page("/@@cron-changes?from=2027-01-01T00:00").text_content(),
        )
        self.assertIn(
            "not understood", self.page("/@@cron-changes?from=x").text_content()
        )

    def test_what_is_gone_is_told(self):
        uid = IUUID(self.task)
        api.content.delete(self.task)
        transaction.commit()
        rows = self.rows(self.page("/@@cron-changes?task=" + uid))
        self.assertEqual(len(rows), 3)
        self.assertIn("Deleted", rows[0])

    def test_values_are_said_in_words(self):
        self.task.overlap = u"wait"
        self.task.repeatable = True
        modified(self.task)
        transaction.commit()
        newest = self.rows(self.page())[0]
        self.assertIn(u"record that \u2192 Let it wait until", newest)
        self.assertIn("May be repeated: Yes", newest)
        stored = self.get("/@@cron-changes-csv").contents
        self.assertIn('"repeatable","","true"', stored)

    def test_each_choice_of_a_list_is_said_in_words(self):
        change = (u"alert_channels", u"mail", u"mail, webhook")
        noting.note_for(self.portal, deeds.SETTINGS, [change])
        transaction.commit()
        newest = self.rows(self.page())[0]
        self.assertIn(u"Tell people by: Mail \u2192 Mail, Webhook", newest)

    def test_a_parameter_of_a_run_is_no_place(self):
        manager = self.manager_of(self.task)
        noting.note_run(manager, {u"path": u"news", u"dry_run": u"true"})
        transaction.commit()
        newest = self.rows(self.page())[0]
        self.assertIn("path: news", newest)
        self.assertIn("Dry run: Yes", newest)

    def test_whose_user_it_is_is_said_in_words(self):
        self.assertIn("of /plone", self.rows(self.page())[0])
        self.post("/task/@@cron-deactivate", SITE_OWNER_NAME)
        self.assertIn("of the root of Zope", self.rows(self.page())[0])

    def test_csv_has_a_line_for_each_setting(self):
        found = self.get("/task/@@cron-changes-csv?deed=changed")
        lines = found.contents.split("\r\n")
        self.assertIn('"periodicity","*/5 * * * *","0 9 * * *"', found.contents)
        self.assertEqual(len(lines), 4)

    def test_the_task_and_the_dashboard_lead_here(self):
        for path, link in (
            ("/task", "/task/@@cron-changes"),
            ("/@@cron-dashboard", "plone/@@cron-changes"),
        ):
            links = self.page(path).xpath("//a/@href")
            self.assertTrue([one for one in links if one.endswith(link)], path)
        (listed,) = self.page("/task").xpath("//*[@id='cron-last-changes']")
        self.assertIn("Settings changed", listed.text_content())
        self.assertFalse(listed.xpath("ancestor::details"))
