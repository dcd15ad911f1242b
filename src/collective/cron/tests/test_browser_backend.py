# -*- coding: utf-8 -*-
"""The page of a Backend."""

from collective.cron import clock
from collective.cron.browser.interfaces import IBackendActions
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import ICronLayer
from collective.cron.tests.pages import ALL
from collective.cron.tests.pages import ANONYMOUS
from collective.cron.tests.pages import PageTestCase
from collective.cron.tests.pages import VIEWER
from Products.Five import BrowserView
from zope.browser.interfaces import IBrowserView
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from zope.viewlet.interfaces import IViewlet

import transaction


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
        self.assertIn("At 02:30, Monday through Friday", contents)
        for day in ("24", "25", "26", "27", "30"):
            self.assertIn("2026-11-%s 02:30 CET" % day, contents)
        self.assertNotIn("2026-12-01", contents)

    def test_never_run(self):
        self.add_task()
        contents = self.page()
        self.assertIn("Not run yet", contents)
        self.assertIn("There is no result yet", contents)

    def test_inactive_shows_when_it_would_run(self):
        self.add_task(activated=False)
        contents = self.page()
        self.assertIn("Next runs, if it were active", contents)
        self.assertIn("2026-11-23 10:05 UTC", contents)

    def test_last_results_and_the_way_to_all(self):
        task = self.add_task("warn")
        for minute in range(5, 60, 5):
            self.run_due("10:%02d:00" % minute)
        self.assertEqual(len(task.getResults()), 11)
        contents = self.page()
        table = contents[contents.index('id="cron-results"') :]
        table = table[: table.index("</table>")]
        self.assertEqual(table.count("a warning"), 10)
        self.assertIn("2026-11-23 10:55:00 UTC", table)
        self.assertNotIn("2026-11-23 10:05:00 UTC", table)
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
        run = {
            "token": "t",
            "occurrence": clock.now(),
            "trigger": "schedule",
            "by": u"<b>jane",
            "attempt": 2,
            "missed": 0,
            "worker": "inline",
            "process": "another",
            "host": "web9:1",
            "started": clock.now(),
            "user": "test_user_1_",
        }
        state = self.state_of(task)
        state.add_run(run)
        self.manager_of(task).add_extra(clock.now(), "late", u"joe")
        transaction.commit()
        self.set_time("10:01:00")
        contents = self.page()
        for text in (
            ">Running<",
            "Running now",
            "30 s ago",
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
        from collective.cron.tests.tasks import TestTaskRunner

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
        self.addCleanup(
            sites.unregisterAdapter, Broken, provided, IViewlet, "broken"
        )
        self.add_task()
        self.assertIn("@@cron-run", self.page())
