"""One run with other settings, at a time, about a past time: as people ask for it."""

from collective.cron import clock
from collective.cron.queueing.besides import backlog
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.tasks import TestTaskRunner

import mock
import transaction


class TestRunOnce(PageTestCase):
    def setUp(self):
        super(TestRunOnce, self).setUp()
        self.add_people()
        self.task = self.add_task(seconds=1.0, secret=u"hunter2")

    def form(self, name=ALL):
        browser = self.open_browser(name)
        browser.followRedirects = True
        browser.open(self.portal.absolute_url() + "/task/@@cron-once")
        return browser

    def send(self, browser, button="Run once", **values):
        for name, value in values.items():
            browser.getControl(name="form.widgets." + name.replace("__", ".")).value = (
                value
            )
        browser.getControl(button, index=0).click()
        return browser

    def waiting(self):
        return backlog.runs(self.state_of(self.task))

    def test_the_form_has_the_settings_and_no_password(self):
        contents = self.form().contents
        self.assertIn('name="form.widgets.seconds"', contents)
        self.assertIn('name="form.widgets.IOnce.at"', contents)
        self.assertIn("Time zone: UTC", contents)
        for name in ("secret", "periodicity", "run_as", "IPeriod.since"):
            self.assertNotIn('name="form.widgets.%s' % name, contents)
        self.assertNotIn("hunter2", contents)

    def test_one_run_with_what_was_changed(self):
        browser = self.send(self.form(), seconds="0.5")
        self.assertIn("?run=", browser.url)
        self.run_all("10:00:31")
        result = self.task.getLastResult()
        self.assertEqual((result.settings, result.by), ({"seconds": 0.5}, ALL))
        self.assertEqual(self.task.seconds, 1.0)

    def test_what_is_not_valid_is_told_as_in_the_edit_form(self):
        browser = self.send(self.form(), seconds="many")
        self.assertIn("cron-once", browser.url)
        self.assertEqual(len(self.queued()), 1)

    def test_at_a_time_in_the_zone_of_the_task(self):
        self.task.timezone = u"Europe/Paris"
        self.manager_of(self.task).register_or_remove()
        transaction.commit()
        browser = self.send(self.form(), IOnce__at="2026-11-24 12:00")
        self.assertIn("Your run", browser.contents)
        (one,) = self.waiting()
        self.assertEqual(clock.to_iso(one["occurrence"]), "2026-11-24T11:00:00Z")
        page = self.read(self.get("/task"))
        self.assertIn("Take it away", page)
        self.post("/task/@@cron-withdraw", name=ALL, occurrence="2026-11-24T11:00:00Z")
        self.assertEqual(self.waiting(), [])
        self.assertIn("taken away by", self.task.getLastResult().reason)

    def test_a_time_that_is_past_or_none_starts_nothing(self):
        browser = self.send(self.form(), IOnce__at="2020-01-01 12:00")
        self.assertIn("the time is not to come", browser.contents)
        browser = self.send(self.form(), IOnce__at="soon")
        self.assertIn("a date and a time are accepted", browser.contents)
        self.assertEqual(len(self.queued()), 1)

    def test_who_may_only_run_it_chooses_when_and_not_what(self):
        browser = self.form(RUNNER)
        self.assertNotIn('name="form.widgets.seconds"', browser.contents)
        browser.getControl(name="form.widgets.IOnce.at").value = "2026-11-24 12:00"
        browser.getControl("Run once").click()
        self.assertEqual(len(self.waiting()), 1)

    def test_about_a_past_time(self):
        with mock.patch.object(TestTaskRunner, "has_period", True):
            half = {"IPeriod__since": "2026-11-01 00:00"}
            browser = self.send(self.form(), **half)
            self.assertIn("half a period", browser.contents)
            self.send(self.form(), IPeriod__until="2026-11-08 00:00", **half)
        self.run_all("10:00:31")
        texts = ["2026-11-01T00:00:00Z", "2026-11-08T00:00:00Z"]
        self.assertEqual(self.task.getLastResult().settings, {"period": texts})

    def test_withdrawing_what_is_not_there(self):
        for text in ("2026-11-24T11:00:00Z", "x"):
            browser = self.post("/task/@@cron-withdraw", name=ALL, occurrence=text)
            self.assertIn("No such run waits", self.told(browser))
