# -*- coding: utf-8 -*-
"""The page of a Backend."""

from collective.cron import clock
from collective.cron.browser.interfaces import IBackendActions
from collective.cron.content import history
from collective.cron.content.results import ResultsFolder
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import ICronLayer
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import add_run
from datetime import timedelta
from Products.Five import BrowserView
from zope.browser.interfaces import IBrowserView
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from zope.viewlet.interfaces import IViewlet

import transaction


try:
    from unittest import mock
except ImportError:
    import mock


@implementer(IViewlet)
class AddOnViewlet(BrowserView):
    """What an add-on registers besides Run now."""

    # As the stanza in its ZCML has it.
    __allow_access_to_unprotected_subobjects__ = True

    def __init__(self, context, request, view, manager):
        super(AddOnViewlet, self).__init__(context, request)
        self.__parent__ = view

    def update(self):
        pass

    def render(self):
        return u"<p>Test the connection of %s</p>" % self.context.getId()


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
        self.manager_of(task).add_extra(clock.now(), "late", u"joe")
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
        self.assertIn("Let one run wait until the other has ended", contents)
        self.assertIn("&lt;i&gt;xxx", contents)
        self.assertNotIn("x" * 500, contents)
        self.assertIn("Name of a function below", contents)

    def test_settings_are_not_for_everybody_who_may_see_the_content(self):
        self.add_people()
        self.add_task(run_as=u"secret-user")
        browser = self.get("/task/content-core", ANONYMOUS)
        self.assertEqual(self.status_of(browser), 200)
        self.assertNotIn("secret-user", browser.contents)
        self.assertNotIn("*/5", browser.contents)
        self.assertIn("secret-user", self.get("/task", VIEWER).contents)

    def test_actions_that_apply(self):
        self.add_people()
        task = self.add_task()
        contents = self.page(ALL)
        self.assertIn("@@cron-deactivate", contents)
        self.assertIn("@@cron-run", contents)
        self.assertNotIn("@@cron-activate", contents)
        self.assertNotIn("@@cron-", self.page(VIEWER))
        task.activated = False
        transaction.commit()
        contents = self.page(ALL)
        self.assertIn("@@cron-activate", contents)
        self.assertNotIn("@@cron-deactivate", contents)

    def test_what_cannot_be_done_now_says_why(self):
        task = self.add_task(activated=False, run_as=u"ghost")
        contents = self.page()
        self.assertNotIn("@@cron-activate", contents)
        self.assertIn("No run could end well, as it is.", contents)
        self.assertIn('aria-describedby="why-not-cron-activate"', contents)
        task.run_as = u"test_user_1_"
        self.manager_of(task).add_extra(clock.now(), "manual", u"joe")
        transaction.commit()
        contents = self.page()
        self.assertIn("@@cron-activate", contents)
        self.assertNotIn("@@cron-run", contents)
        self.assertIn("A run was asked for, and has not started yet.", contents)

    def test_run_now_while_another_runs_where_that_is_allowed(self):
        task = self.add_task(overlap=u"allow")
        add_run(self.state_of(task))
        self.assertIn("@@cron-run", self.page())

    def test_chart_with_a_slow_run_and_the_same_in_words(self):
        task = self.add_task()
        self.add_results(task, 2, 2, 2, 2, 2, 60, 2)
        contents = self.page()
        self.assertIn("<svg", contents)
        self.assertIn("A run usually takes 2 s; more than 4 s is", contents)
        self.assertIn("Unusually slow of the last 7: 1.", contents)
        table = contents[contents.index("The chart as a table") :]
        table = table[: table.index("</table>")]
        self.assertEqual(table.count("<tr>"), 8)
        self.assertEqual(table.count("unusually slow"), 1)

    def test_no_chart_of_one_run(self):
        task = self.add_task()
        self.add_results(task, 2)
        self.assertNotIn("cron-chart-box", self.page())

    def test_only_the_newest_fifty_results_are_loaded(self):
        task = self.add_task(keep_results=1000)
        self.add_results(task, *[2] * 80)
        opened = []
        found = ResultsFolder.__getitem__

        def watch(folder, result_id):
            opened.append(result_id)
            return found(folder, result_id)

        with mock.patch.object(ResultsFolder, "__getitem__", watch):
            self.page()
        self.assertEqual(set(opened), set(task.results_folder().newest(0, 50)))

    def add_results(self, task, *lengths):
        for number, seconds in enumerate(lengths):
            end = clock.now() + timedelta(minutes=number)
            start = end - timedelta(seconds=seconds)
            history.record(task, status=u"OK", start=start, end=end)
        transaction.commit()

    def test_an_add_on_adds_a_viewlet(self):
        provided = (IBackend, ICronLayer, IBrowserView, IBackendActions)
        sites = getGlobalSiteManager()
        options = (AddOnViewlet, provided, IViewlet, "an.add.on")
        sites.registerAdapter(*options)
        self.addCleanup(sites.unregisterAdapter, *options)
        self.add_task()
        contents = self.page()
        self.assertIn("<p>Test the connection of task</p>", contents)
        place = contents.index("Test the connection")
        self.assertLess(contents.index("@@cron-run"), place)

    def test_a_broken_viewlet_leaves_the_page(self):
        class Broken(AddOnViewlet):
            def render(self):
                raise ValueError("no")

        provided = (IBackend, ICronLayer, IBrowserView, IBackendActions)
        sites = getGlobalSiteManager()
        sites.registerAdapter(Broken, provided, IViewlet, "broken")
        self.addCleanup(sites.unregisterAdapter, Broken, provided, IViewlet, "broken")
        self.add_task()
        self.assertIn("@@cron-run", self.page())
