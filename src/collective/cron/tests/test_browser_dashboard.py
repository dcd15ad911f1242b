# -*- coding: utf-8 -*-
"""The dashboard: what it lists, how it tells what is wrong, and Repair."""

from collective.cron.browser import dashboard
from collective.cron.engines.inline import InlineQueue
from collective.cron.interfaces import IBackendTitleCompl
from collective.cron.tests.pages import PageTestCase
from collective.cron.tests.pages import VIEWER
from collective.cron.tests.tasks import ITestTask
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import transaction


try:
    from unittest import mock
except ImportError:
    import mock


@implementer(IBackendTitleCompl)
@adapter(ITestTask)
class Complement(object):
    def __init__(self, backend):
        self.backend = backend

    def getComplement(self):
        if self.backend.getId() == "upset":
            raise ValueError("no complement")
        return u"of Zürich".encode("utf-8")


class TestDashboard(PageTestCase):
    def rows(self, **query):
        """Return the texts of the rows."""
        path = "/@@cron-dashboard"
        if query:
            path += "?b_start:int=%(b_start)s" % query
        contents = self.get(path).contents
        return contents.split("<tr>")[2:]

    def test_empty_site_says_what_to_do(self):
        contents = self.get("/ccron_dashboard").contents
        self.assertIn("There is no scheduled task yet", contents)

    def test_configlet_leads_here(self):
        contents = self.get("/@@overview-controlpanel").contents
        self.assertIn(self.portal.absolute_url() + "/@@cron-dashboard", contents)

    def test_row_of_a_task(self):
        self.add_task(timezone=u"Europe/Paris")
        self.run_due("10:05:02")
        (row,) = self.rows()
        for text in (
            "Task",
            "Test task",
            "Every 5 minutes",
            "*/5 * * * *",
            "Europe/Paris",
            "2026-11-23 11:10 CET",
            "in 4 min 58 s",
            "2026-11-23 11:05:02 CET",
            ">OK<",
            ">Scheduled<",
        ):
            self.assertIn(text, row)

    def test_what_is_wrong_is_told(self):
        self.add_task("fail", "failing")
        self.add_task("count", "inactive", activated=False)
        self.add_task("count", "nobody", run_as=u"ghost")
        self.run_due("10:05:00")
        self.add_task("count", "late")
        self.set_time("10:12:00")
        rows = self.rows()
        for name, words in (
            ("failing", ">Late<"),
            ("inactive", ">Inactive<"),
            ("nobody", ">Broken<"),
            ("late", ">Late<"),
        ):
            (row,) = [row for row in rows if "/%s\"" % name in row]
            self.assertIn(words, row)
        self.set_time("10:05:10")
        (row,) = [row for row in self.rows() if '/failing"' in row]
        self.assertIn(">Failing<", row)
        self.assertIn("it went wrong", row)

    def test_expired_task_is_listed(self):
        task = self.add_task(periodicity=u"0 0 1 1 *")
        task.expiration_date = task.created() - 1
        task.reindexObject()
        transaction.commit()
        self.assertEqual(len(self.rows()), 1)

    def test_only_tasks_a_person_may_see(self):
        self.add_people()
        self.add_task(name="open")
        hidden = self.add_task(name="hidden")
        hidden.manage_permission("collective.cron: View", ["Manager"], acquire=0)
        transaction.commit()
        contents = self.get("/@@cron-dashboard", VIEWER).contents
        self.assertIn("/plone/open", contents)
        self.assertNotIn("/plone/hidden", contents)

    def test_complement_of_the_title_and_a_broken_one(self):
        getGlobalSiteManager().registerAdapter(Complement)
        self.addCleanup(getGlobalSiteManager().unregisterAdapter, Complement)
        self.add_task(name="good")
        self.add_task(name="upset")
        contents = self.get("/@@cron-dashboard").contents
        self.assertEqual(contents.count("of Zürich"), 1)
        self.assertEqual(len(self.rows()), 2)

    def test_pages_of_a_long_list_and_workers_asked_once(self):
        with mock.patch.object(dashboard, "PAGE", 2):
            for number in range(5):
                self.add_task(name="task%d" % number)
            with mock.patch.object(InlineQueue, "workers", return_value=[]) as asked:
                self.assertEqual(len(self.rows()), 2)
            self.assertEqual(asked.call_count, 1)
            self.assertEqual(len(self.rows(b_start=4)), 1)
            for odd in ("99", "-1", "x", "1e9"):
                contents = self.get("/@@cron-dashboard?b_start=" + odd).contents
                self.assertIn("/plone/task0", contents)

    def test_titles_are_escaped(self):
        task = self.add_task()
        task.title = u"<script>alert(1)</script> Übung"
        task.reindexObject()
        transaction.commit()
        (row,) = self.rows()
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt; Übung", row)

    def test_stylesheet_is_there(self):
        browser = self.get("/++resource++collective.cron/cron.css")
        self.assertIn(".cron-badge", browser.contents)


class TestWorkerPanel(PageTestCase):
    def panel(self):
        return self.get("/@@cron-dashboard").contents

    def test_workers_alive(self):
        self.assertIn("Workers: 1. Last sign of life: now.", self.panel())

    def test_no_worker_is_a_banner(self):
        with mock.patch.object(InlineQueue, "workers", return_value=[]):
            contents = self.panel()
        self.assertIn("No worker is there", contents)
        self.assertIn("alert-warning", contents)

    def test_queue_that_cannot_be_reached(self):
        self.queue.reachable = False
        self.assertIn("The queue cannot be reached", self.panel())


class TestRepairSite(PageTestCase):
    def test_says_what_it_did(self):
        self.add_task()
        self.queue.held.clear()
        browser = self.post("/@@cron-repair")
        self.assertTrue(browser.headers["location"].endswith("/@@cron-dashboard"))
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertIn("Queued: 1.", self.told(browser))

    def test_nothing_to_repair(self):
        self.add_task()
        told = self.told(self.post("/@@cron-repair"))
        self.assertIn("Nothing had to be repaired", told)

    def test_unreachable_queue(self):
        self.add_task()
        self.queue.reachable = False
        told = self.told(self.post("/@@cron-repair"))
        self.assertIn("cannot be reached", told)
