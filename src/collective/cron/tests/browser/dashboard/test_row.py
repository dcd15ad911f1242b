"""A row of the dashboard: why it is as it is, its one fix, what may be asked for."""

from collective.cron import clock
from collective.cron.actions import many_backends
from collective.cron.browser.dashboard import row
from collective.cron.browser.shared import labels
from collective.cron.browser.shared.page import CronPage
from collective.cron.content import result_writer
from collective.cron.memory import pause
from collective.cron.overview import status
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.tasks import TestTaskRunner
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
from plone.uuid.interfaces import IUUID
from zope.component import getGlobalSiteManager

import transaction
import unittest


class TestFixes(unittest.TestCase):
    def test_each_fix_is_offered_in_one_way_and_told_in_another(self):
        offered = list(row.POSTED) + list(row.EDITED) + list(row.BELOW)
        self.assertEqual(len(offered), len(set(offered)))
        others = set((status.SEE_RESULT, status.INSTALL))
        self.assertEqual(set(offered) | others, set(labels.HINTS))

    def test_buttons_are_actions_of_the_list(self):
        for _label, action in row.POSTED.values():
            self.assertIn(action, many_backends.ACTIONS)


class TestRow(PageTestCase):
    def row(self, task, workers=None):
        """Return the Row as a page shows it now."""
        request = self.layer["request"].clone()
        page = CronPage(self.portal, request)
        if workers is not None:
            page.workers = workers
        return row.Row(task, page)

    def as_viewer(self):
        self.add_people()
        login(self.portal, VIEWER)
        self.addCleanup(login, self.portal, TEST_USER_NAME)

    def broken(self):
        """Return an inactive task, one without a schedule, one without its user."""
        unreadable = self.add_task(name="unreadable")
        unreadable.periodicity = u"nonsense"
        return (
            self.add_task(name="inactive", activated=False),
            unreadable,
            self.add_task(name="nobody", run_as=u"ghost"),
        )

    def test_nothing_to_fix_and_nothing_to_say(self):
        found = self.row(self.add_task())
        self.assertEqual((found.status.code, found.reason), ("never-run", u""))
        self.assertIsNone(found.fix)

    def test_a_button_carries_its_action_and_the_task(self):
        task = self.add_task(activated=False)
        found = self.row(task)
        self.assertEqual(found.fix["post"], "activate:%s" % IUUID(task))
        self.assertEqual(found.run_button, "run:%s" % IUUID(task))
        self.assertIsNone(found.fix["url"])
        task.activated = True
        self.assertEqual(self.row(task).fix["post"], "repair:%s" % IUUID(task))

    def test_what_the_form_helps_with_leads_to_the_form(self):
        _inactive, unreadable, nobody = self.broken()
        for task, label in (
            (unreadable, u"Correct the schedule"),
            (nobody, u"Choose a user"),
        ):
            url = task.absolute_url() + "/edit"
            expected = {"label": label, "url": url, "post": None}
            self.assertEqual(self.row(task).fix, expected)

    def test_who_may_not_do_it_is_told_in_words(self):
        tasks = self.broken()
        self.as_viewer()
        for task in tasks:
            found = self.row(task)
            hint = labels.HINTS[found.status.fix]
            expected = {"label": hint, "url": None, "post": None}
            self.assertEqual(found.fix, expected)

    def test_what_no_page_can_do_is_told_in_words(self):
        task = self.add_task()
        sites = getGlobalSiteManager()
        sites.unregisterAdapter(TestTaskRunner)
        self.addCleanup(sites.registerAdapter, TestTaskRunner)
        fix = self.row(task).fix
        self.assertEqual((fix["url"], fix["post"]), (None, None))
        self.assertIn(u"Install or repair the add-on", fix["label"])

    def test_a_failure_leads_to_its_result(self):
        task = self.add_task("fail")
        self.run_due("10:05:00")
        found = self.row(task)
        self.assertEqual(found.fix["url"], task.getLastResult().absolute_url())
        self.assertIn(u"it went wrong", found.reason.mapping["reason"])

    def test_what_is_told_once_below_is_there_on_the_page(self):
        task = self.add_task()
        links = [self.row(task, workers=[]).fix["url"]]
        pause.start(self.portal, u"Moving house", None, u"jane")
        links.append(self.row(task).fix["url"])
        transaction.commit()
        self.assertEqual(links, ["#cron-workers", "#cron-pause"])
        contents = self.get("/@@cron-dashboard").contents
        for link in links:
            self.assertIn('id="%s"' % link[1:], contents)

    def test_a_run_that_did_not_end_well_is_told_though_the_next_one_is_queued(self):
        task = self.add_task()
        for status_of_run, reason in (
            (u"SKIPPED", u"7 minutes late, 5 are allowed"),
            (u"CANCELLED", u"cancelled by jane"),
        ):
            result = result_writer.record(task, status=status_of_run, reason=reason)
            result_writer.note(self.state_of(task), result)
            found = self.row(task)
            self.assertEqual(found.status.code, "scheduled")
            self.assertEqual(found.reason.mapping["reason"], reason)

    def test_the_strip_is_of_the_last_runs(self):
        task = self.add_task("warn")
        self.assertEqual(self.row(task).strip, u"")
        self.run_due("10:05:00")
        self.assertIn(u"Last runs: Done, with warnings: 1", self.row(task).strip)

    def test_a_run_can_be_asked_for(self):
        for task in (self.add_task(), self.add_task(name="rests", activated=False)):
            self.assertTrue(self.row(task).can_run)

    def test_a_run_cannot_be_asked_for_where_it_would_be_refused(self):
        task = self.add_task()
        asked = {"occurrence": clock.now(), "trigger": "manual", "by": u"joe"}
        self.manager_of(task).add_extra(dict(asked, attempt=1))
        runs = self.add_task(name="runs")
        add_run(self.state_of(runs))
        for refused in (task, runs, self.add_task(name="nobody", run_as=u"ghost")):
            self.assertFalse(self.row(refused).can_run, refused)
        pause.start(self.portal, u"Moving house", None, u"jane")
        self.assertFalse(self.row(self.add_task(name="rests", activated=False)).can_run)

    def test_a_run_is_asked_for_by_those_who_may(self):
        task = self.add_task()
        self.as_viewer()
        self.assertFalse(self.row(task).can_run)
        login(self.portal, ALL)
        self.assertTrue(self.row(task).can_run)
