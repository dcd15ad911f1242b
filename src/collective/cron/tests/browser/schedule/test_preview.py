# -*- coding: utf-8 -*-
"""@@cron-preview: what the script of the widget asks for while somebody types."""

from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from six.moves.urllib.parse import urlencode

import transaction


class TestPreview(PageTestCase):
    def ask(self, text, zone="Europe/Paris", path="", **options):
        query = urlencode({"periodicity": text, "timezone": zone})
        browser = self.get("%s/@@cron-preview?%s" % (path, query), **options)
        self.assertEqual(self.status_of(browser), 200)
        return browser.contents

    def test_words_runs_and_clock_changes(self):
        shown = self.ask("30 2 * * mon-fri")
        self.assertIn("At 02:30, Monday to Friday", shown)
        self.assertIn('datetime="2026-11-24T01:30:00Z"', shown)
        self.assertIn("Nov 24, 2026 02:30 AM CET", shown)
        self.assertEqual(shown.count("<li>"), 5)
        self.assertNotIn("clocks", shown)
        self.assertIn("Mar 28, 2027", self.ask("30 2 * * sun"))

    def test_it_is_a_piece_of_a_page(self):
        self.assertNotIn("<html", self.ask("@daily"))
        self.assertNotIn("xmlns", self.ask("@daily"))

    def test_empty(self):
        for text in ("", "   "):
            self.assertIn("Choose how often", self.ask(text))

    def test_days_that_never_come_and_unicode_at_once(self):
        for text, message in (
            (
                "0 0 1-100000000 * *",
                "day of month: out of range: “1-100000000” -- 1-31",
            ),
            ("0 0 30 2 *", "day of month: never comes: “0 0 30 2 *”"),
            (u"*/5 * * * \u0665".encode("utf-8"), "not plain ASCII on one line"),
            (b"\xff\xfe", "not plain ASCII on one line"),
            ("1," * 3000, "too long"),
        ):
            shown = self.ask(text)
            self.assertIn(message, shown)
            self.assertLess(len(shown), 1500)

    def test_days_that_come_once_in_decades(self):
        shown = self.ask("0 0 29 2 *")
        self.assertIn("Feb 29, 2028", shown)
        self.assertEqual(shown.count("<li>"), 5)
        self.assertIn("<li>", self.ask("0 0 29-31/2 2 *"))

    def test_escaped(self):
        shown = self.ask("<script>alert(1)</script> * * * *", "<b>")
        self.assertNotIn("<script", shown)
        shown = self.ask("@daily", "<b>")
        self.assertIn("time zone not known: “&lt;b&gt;”", shown)

    def test_lists_of_values(self):
        browser = self.get("/@@cron-preview?periodicity=@daily&periodicity=x")
        self.assertEqual(self.status_of(browser), 200)
        browser = self.get("/@@cron-preview?periodicity:int=5&timezone:record=x")
        self.assertIn(self.status_of(browser), (200, 400))

    def test_on_a_backend_and_nothing_is_written(self):
        self.add_task()
        self.portal._p_jar.sync()
        before = self.portal._p_jar._db.lastTransaction()
        self.ask("@daily", path="/task")
        self.assertEqual(self.portal._p_jar._db.lastTransaction(), before)

    def test_a_time_of_its_own_is_an_example_before_there_is_a_task(self):
        task = self.add_task(periodicity=u"H H(1-4) * * *")
        self.portal._p_jar.sync()
        example = "An example: the task gets its own time"
        self.assertIn(example, self.ask("H H(1-4) * * *"))
        shown = self.ask("H H(1-4) * * *", task.timezone, "/task")
        self.assertNotIn(example, shown)
        self.assertIn(task.next().strftime("%Y-%m-%dT%H:%M"), shown)
        self.assertEqual(task.next(), self.state_of(task).next_at)

    def test_limits_of_the_task_are_not_shown_and_that_is_said(self):
        task = self.add_task()
        self.portal._p_jar.sync()
        said = "By the schedule alone"
        self.assertNotIn(said, self.ask("@daily", path="/task"))
        task.left_out = u"12-25"
        transaction.commit()
        self.assertIn(said, self.ask("@daily", path="/task"))
        self.assertNotIn(said, self.ask("@daily"))

    def test_several_lines(self):
        shown = self.ask("0 9 * * *\n0 9,18 * * fri\nevery 90 minutes")
        words = "Every day at 09:00; At 09:00 and 18:00, on Friday; Every 90 minutes"
        self.assertIn(words, shown)

    def test_who_may_ask(self):
        self.add_people()
        self.add_task()
        for name, status in (
            (ANONYMOUS, 401),
            (MEMBER, 401),
            (RUNNER, 401),
            (VIEWER, 200),
            (MANAGER, 200),
        ):
            for path in ("", "/task"):
                browser = self.get(path + "/@@cron-preview?periodicity=@daily", name)
                self.assertEqual(self.status_of(browser), status, (name, path))
