# -*- coding: utf-8 -*-
"""Rows as HTML: whatever stands in a task is text there, and no markup."""

from collective.cron.browser.dashboard import rows
from collective.cron.tests.support.complements import add_complement
from collective.cron.tests.support.faces.pages import PageTestCase
from lxml import html

import transaction
import unittest


BAD = u"\"'><script>alert(1)</script>&amp;\xfc"


class TestRows(PageTestCase):
    def test_nothing_of_a_task_is_markup(self):
        add_complement(self, lambda backend: BAD)
        task = self.add_task("fail")
        self.run_due("10:05:00")
        task.title, task.timezone, task.periodicity = BAD, BAD, BAD
        task.setSubject((BAD,))
        transaction.commit()
        contents = self.get("/@@cron-dashboard").contents
        self.assertNotIn("<script>alert", contents)
        (row,) = html.fromstring(contents).xpath("//tr[starts-with(@id, 'cron-row-')]")
        self.assertEqual(row.xpath(".//input/@aria-label"), [BAD])
        self.assertEqual(row.xpath(".//th/a")[0].text, BAD)
        self.assertEqual(row.xpath(".//code")[0].text, BAD)
        self.assertIn(u"#" + BAD, row.text_content())
        self.assertEqual(row.xpath(".//script"), [])


class TestTexts(unittest.TestCase):
    def test_what_is_stored_may_be_anything(self):
        self.assertEqual(rows._text(None), u"")
        self.assertEqual(rows._text(b"\xc3\xbc\xff"), u"\xfc\ufffd")
        self.assertEqual(rows._text(7), u"7")
