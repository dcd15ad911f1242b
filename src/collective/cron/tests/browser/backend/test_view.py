# -*- coding: utf-8 -*-
"""The page of a Backend."""

from collective.cron import clock
from collective.cron.content.results import ResultsFolder
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.past_runs import add_past_runs
from collective.cron.tests.support.running import add_run
from zope.component import getGlobalSiteManager

import mock
import transaction


class TestBackendView(PageTestCase):
    def page(self, name=None):
        return self.get("/task", *([name] if name else [])).contents

    def test_schedule_in_words_and_the_next_five_runs_in_its_zone(self):
        self.add_task(periodicity=u"30 2 * * mon-fri", timezone=u"Europe/Paris")
        contents = self.page()
        self.assertIn("At 02:30, Monday to Friday", contents)
        for day in ("24", "25", "26", "27", "30"):
            self.assertIn("Nov %s, 2026 02:30 AM CET" % day, contents)
        self.assertNotIn("Dec 01, 2026", contents)

    def test_never_run(self):
        self.add_task()
        contents = self.page()
        self.assertIn("Not run yet", contents)
        self.assertIn("There is no result yet", contents)

    def test_inactive_shows_when_it_would_run(self):
        self.add_task(activated=False)
        contents = self.page()
        self.assertIn("Next runs, if it were active", contents)
        self.assertIn("Nov 23, 2026 10:05 AM UTC", contents)

    def test_last_results_and_the_way_to_all(self):
        task = self.add_task("warn")
        for minute in range(5, 60, 5):
            self.run_due("10:%02d:00" % minute)
        self.assertEqual(len(task.getResults()), 11)
        contents = self.page()
        table = contents[contents.index('id="cron-results"') :]
        table = table[: table.index("</table>")]
        self.assertEqual(table.count("a warning"), 10)
        self.assertIn("Nov 23, 2026 10:55:00 AM UTC", table)
        self.assertNotIn("Nov 23, 2026 10:05:00 AM UTC", table)
        self.assertIn('/task/--results--"', contents)

    def test_failing_leads_to_the_result(self):
        task = self.add_task("fail")
        self.run_due("10:05:00")
        contents = self.page()
        self.assertIn("Failing", contents)
        self.assertIn("it went wrong, password=[hidden] ä", contents)
        self.assertIn("--results--/" + task.getLastResult().getId(), contents)

    def test_running_and_waiting(self):
        task = self.add_task()
        add_run(self.state_of(task), by=u"<b>jane", attempt=2)
        extra = {"trigger": "late", "by": u"joe", "attempt": 1}
        extra["occurrence"] = clock.now()
        self.manager_of(task).add_extra(extra)
        transaction.commit()
        self.set_time("10:01:00")
        contents = self.page()
        for text in (
            ">Running<",
            "Running now",
            "for 30 s",
            "web9:1",
            "&lt;b&gt;jane",
            "attempt 2",
            "Waiting",
            "By schedule, late",
            "joe",
        ):
            self.assertIn(text, contents)
        self.assertNotIn("@@cron-run", contents)

    def test_missing_job_offers_repair(self):
        task = self.add_task()
        self.state_of(task).pending = None
        transaction.commit()
        contents = self.page()
        self.assertIn("Not queued", contents)
        self.assertIn("/task/@@cron-repair", contents)

    def test_without_an_adapter_the_page_says_so(self):
        from collective.cron.tests.support.tasks import TestTaskRunner

        self.add_task()
        sites = getGlobalSiteManager()
        self.assertTrue(sites.unregisterAdapter(TestTaskRunner))
        self.addCleanup(sites.registerAdapter, TestTaskRunner)
        contents = self.page()
        self.assertIn(">Broken<", contents)
        self.assertIn("No add-on does the work of this type.", contents)

    def test_schedule_that_cannot_be_read(self):
        task = self.add_task()
        task.periodicity = u"every <day> ü"
        task.timezone = u"Mars/Base"
        transaction.commit()
        contents = self.page()
        self.assertIn("The schedule cannot be read", contents)
        self.assertNotIn("<day>", contents)

    def test_settings_are_readable_and_bounded(self):
        self.add_task("count", effects=u"<i>" + u"x" * 1000, overlap=u"wait")
        contents = self.page()
        self.assertIn("Let it wait until the other has ended", contents)
        self.assertIn("&lt;i&gt;xxx", contents)
        self.assertNotIn("x" * 500, contents)
        self.assertIn("Name of a function below", contents)

    def test_settings_are_not_for_everybody_who_may_see_the_content(self):
        self.add_people()
        self.add_task(run_as=u"secret-user")
        browser = self.get("/task/content-core", ANONYMOUS)
        self.assertEqual(self.status_of(browser), 401)
        self.assertNotIn("secret-user", self.read(browser))
        self.assertNotIn("*/5", self.read(browser))
        self.assertIn("secret-user", self.get("/task", VIEWER).contents)

    def test_only_the_newest_fifty_results_are_loaded(self):
        task = self.add_task(keep_results=1000)
        add_past_runs(task, *[2] * 80)
        opened = []
        found = ResultsFolder.__getitem__

        def watch(folder, result_id):
            opened.append(result_id)
            return found(folder, result_id)

        with mock.patch.object(ResultsFolder, "__getitem__", watch):
            self.page()
        self.assertEqual(set(opened), set(task.results_folder().newest(0, 50)))
