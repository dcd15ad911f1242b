# -*- coding: utf-8 -*-
"""The list of results and the page of each; and that looking writes nothing."""

from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.interfaces import ICronLayer
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.tasks import TestTaskRunner
from datetime import timedelta
from plone import api
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import mock
import transaction


class TestResults(PageTestCase):
    def add_results(self, count):
        task = self.add_task(periodicity=u"0 0 1 1 *", timezone=u"Europe/Paris")
        start = clock.from_iso("2026-11-22T10:00:00Z")
        for number in range(count):
            end = start + timedelta(seconds=number)
            failed = number % 3 == 0
            result_writer.record(
                task,
                status=u"FAILED" if failed else u"OK",
                reason=u"reason %d" % number if failed else u"",
                start=end,
                end=end,
            )
        transaction.commit()
        return task

    def times(self, path="/task/--results--"):
        """Return the seconds of the times in the list, from top to bottom."""
        pieces = self.get(path).contents.split('<a class="cron-time"')[1:]
        return [int(piece.split(" AM CET")[0][-2:]) for piece in pieces]

    def test_empty(self):
        self.add_task()
        contents = self.get("/task/--results--").contents
        self.assertIn("There is no result yet", contents)
        self.assertIn("Results of Task", contents)

    def test_newest_first_in_pages(self):
        self.add_results(30)
        self.assertEqual(self.times(), list(range(29, 4, -1)))
        self.assertIn("11:00:29 AM CET", self.get("/task/--results--").contents)
        browser = self.get("/task/--results--")
        older = self.link(browser.contents, "next")
        self.assertEqual(self.times(older), [4, 3, 2, 1, 0])
        newer = self.link(self.get(older).contents, "prev")
        self.assertEqual(self.times(newer), list(range(29, 4, -1)))
        self.assertNotIn('rel="prev"', self.get(newer).contents)
        self.assertNotIn('rel="next"', self.get(older).contents)

    def link(self, contents, rel):
        """Return the path of the link to the next or former page."""
        start = contents.index('rel="%s" href="' % rel) + len('rel="next" href="')
        address = contents[start : contents.index('"', start)]
        return address.split("/plone", 1)[1].replace("&amp;", "&")

    def test_of_one_status(self):
        self.add_results(30)
        path = "/task/--results--?status=FAILED"
        self.assertEqual(self.times(path), list(range(27, -1, -3)))
        self.assertEqual(self.times("/task/--results--?status=WARN"), [])
        contents = self.get("/task/--results--?status=WARN").contents
        self.assertIn("There is no such result.", contents)
        self.assertIn('aria-current="true"', contents)

    def test_older_ones_of_one_status(self):
        self.add_results(90)
        path = "/task/--results--?status=FAILED"
        older = self.link(self.get(path).contents, "next")
        self.assertIn("status=FAILED", older)
        self.assertEqual(self.times(older), [12, 9, 6, 3, 0])

    def test_odd_addresses(self):
        self.add_results(3)
        odd = ("status=x", "status:list=OK", "before=x", "after=x", "before:list=1")
        for odd in odd + ("after=" + "9" * 50, "after=9223372036854775807"):
            self.assertEqual(self.times("/task/--results--?" + odd), [2, 1, 0], odd)
        self.assertEqual(self.times("/task/--results--?before=1"), [])
        for odd in ("007", "x", "-1", "1", "9" * 50, "%D9%A1"):
            browser = self.get("/task/--results--/" + odd)
            self.assertEqual(self.status_of(browser), 404, odd)

    def test_breadcrumbs_lead_back(self):
        task = self.add_results(1)
        browser = self.get("/task/--results--/" + task.getLastResult().getId())
        self.assertIn(">Results</a>", browser.contents)
        self.assertIn("/plone/task/--results--", browser.contents)

    def test_newer_and_older(self):
        task = self.add_results(3)
        ids = task.results_folder().newest()
        folder = task.results_folder()
        self.assertEqual(folder.neighbours(ids[0]), (None, ids[1]))
        self.assertEqual(folder.neighbours(ids[1]), (ids[0], ids[2]))
        self.assertEqual(folder.neighbours(ids[2]), (ids[1], None))
        contents = self.get("/task/--results--/" + ids[1]).contents
        self.assertIn('/--results--/%s"' % ids[0], contents)
        self.assertIn('/--results--/%s"' % ids[2], contents)

    def test_everything_about_a_run(self):
        self.add_people()
        task = self.add_task("fail", timezone=u"Europe/Paris")
        self.post("/task/@@cron-run", ALL)
        self.run_due("10:00:40")
        result = task.getLastResult()
        contents = self.get("/task/--results--/" + result.getId()).contents
        for text in (
            ">Failed<",
            "Nov 23, 2026 11:00:30 AM CET",
            "Nov 23, 2026 11:00:40 AM CET",
            "By hand",
            "Asked for by",
            "<td>all</td>",
            "<td>test_user_1_</td>",
            str(result.worker),
            "ValueError: it went wrong, password=[hidden] ä",
            "<details",
            "tasks.py",
        ):
            self.assertIn(text, contents)
        self.assertNotIn("hunter2", contents)

    def test_run_again(self):
        self.add_people()
        task = self.add_task("fail")
        self.run_due("10:05:00")
        path = "/task/--results--/" + task.getLastResult().getId()
        contents = self.get(path, ALL).contents
        self.assertIn("Run again", contents)
        self.assertIn("/task/@@cron-run", contents)
        self.assertNotIn("Run again", self.get(path, VIEWER).contents)
        self.post("/task/@@cron-run", ALL)
        contents = self.get(path, ALL).contents
        self.assertIn("A run was asked for, and has not started yet.", contents)
        self.assertNotIn("/task/@@cron-run", contents)

    def test_run_again_as_that_run_was(self):
        self.add_people()
        task = self.add_task(activated=False)
        own = {"script": u"warn", "dry_run": True}
        result = result_writer.record(task, status=u"OK", settings=own)
        transaction.commit()
        path = "/task/--results--/" + result.getId()
        field = 'name="again" value="%s"' % result.getId()
        self.assertIn(field, self.get(path, ALL).contents)
        with mock.patch.object(TestTaskRunner, "has_dry_run", True):
            self.post("/task/@@cron-run?again=" + result.getId(), ALL)
        self.assertEqual(self.state_of(task).extra["settings"], own)

    def test_settings_of_a_run_are_for_those_who_may_edit(self):
        self.add_people()
        self.portal.manage_permission(
            "collective.cron: View", ["Cronviewer", "Cronrunner", "Manager"]
        )
        task = self.add_task(activated=False)
        own = {"script": u"warn"}
        result = result_writer.record(task, status=u"OK", settings=own)
        dry = result_writer.record(task, status=u"OK", settings={"dry_run": True})
        transaction.commit()
        base = "/task/--results--/"
        contents = self.get(base + result.getId(), RUNNER).contents
        self.assertIn("It had settings of its own", contents)
        self.assertNotIn("@@cron-run", contents.replace("@@cron-runs", ""))
        self.post("/task/@@cron-run?again=" + result.getId(), RUNNER)
        self.post("/task/@@cron-run?again=none", RUNNER)
        self.assertEqual(self.queued(), [])
        contents = self.get(base + dry.getId(), RUNNER).contents
        self.assertNotIn("It had settings of its own", contents)

    def test_unusually_slow(self):
        task = self.add_task(periodicity=u"0 0 1 1 *")
        end = clock.from_iso("2026-11-22T10:00:00Z")
        for seconds in (2, 2, 2, 2, 2, 60):
            end += timedelta(seconds=100)
            start = end - timedelta(seconds=seconds)
            result_writer.record(task, status=u"OK", start=start, end=end)
        slow, usual = task.results_folder().newest(0, 2)
        transaction.commit()
        contents = self.get("/task/--results--/" + slow).contents
        self.assertIn("unusually slow: usually 2 s", contents)
        contents = self.get("/task/--results--/" + usual).contents
        self.assertNotIn("unusually slow", contents)
        self.assertIn("usually 2 s", contents)
        contents = self.get("/task/--results--").contents
        self.assertEqual(contents.count("unusually slow"), 1)

    def test_log_is_folded_and_escaped(self):
        task = self.add_task()
        result_writer.record(task, status=u"OK", log=(u"first <b>", u"zweite Zeile ü"))
        transaction.commit()
        result_id = task.getLastResult().getId()
        contents = self.get("/task/--results--/" + result_id).contents
        log = contents[contents.index('id="cron-log"') :]
        self.assertIn("Log, lines: 2", log)
        self.assertIn("first &lt;b&gt;\nzweite Zeile ü", log)
        self.assertTrue(contents.count("<details") == 1)

    def test_warnings_in_bytes(self):
        task = self.add_task("warn")
        self.run_due("10:05:00")
        contents = self.get("/task/--results--/" + task.getLastResult().getId())
        self.assertIn("bäd bytes", contents.contents)

    def test_skipped_run_has_no_duration(self):
        task = self.add_task()
        result_writer.record(task, status=u"SKIPPED", reason=u"too late", missed=3)
        transaction.commit()
        result_id = task.getLastResult().getId()
        for path in ("/task", "/task/--results--", "/task/--results--/" + result_id):
            self.assertIn("too late", self.get(path).contents)

    def test_results_have_no_workflow_and_no_edit(self):
        task = self.add_results(1)
        tool = api.portal.get_tool("portal_workflow")
        tool.setDefaultChain("simple_publication_workflow")
        result = task.getLastResult()
        self.assertEqual(tuple(tool.getChainFor(result)), ())
        for permission in ("Modify portal content", "Delete objects"):
            self.assertFalse(api.user.has_permission(permission, obj=result))
            self.assertTrue(api.user.has_permission(permission, obj=task))

    def test_all_text_is_escaped(self):
        task = self.add_task()
        task.title = u"<script>1</script>"
        evil = u"<script>alert('ü')</script>"
        result_writer.record(
            task,
            status=u"FAILED",
            reason=evil,
            messages=(evil,),
            traceback=evil,
            by=evil,
            user=evil,
            worker=evil,
        )
        self.state_of(task).last = result_writer.summary(task.getLastResult())
        transaction.commit()
        result_id = task.getLastResult().getId()
        for path in (
            "/@@cron-dashboard",
            "/task",
            "/task/--results--",
            "/task/--results--/" + result_id,
        ):
            contents = self.get(path).contents
            self.assertNotIn("<script>alert(", contents, path)
            self.assertNotIn("<script>1", contents, path)
            self.assertIn("&lt;script&gt;", contents, path)

    def test_looking_writes_nothing(self):
        task = self.add_task("fail")
        self.run_due("10:05:00")
        bare = self.add_task(name="bare", activated=False)
        folder = task.results_folder()
        request = self.layer["request"]
        alsoProvides(request, ICronLayer)
        transaction.commit()
        for context, name in (
            (self.portal, "cron-dashboard"),
            (task, "view"),
            (bare, "view"),
            (folder, "view"),
            (task.getLastResult(), "view"),
        ):
            for reachable in (False, True):
                self.queue.reachable = reachable
                self.assertTrue(getMultiAdapter((context, request), name=name)())
                self.assertEqual(self.written(), [], name)

    def written(self):
        """Return the objects to be written, but for what each page of Plone writes."""
        return [
            changed
            for changed in self.portal._p_jar._registered_objects
            if not type(changed).__module__.startswith("plone.")
        ]

    def test_browsing_commits_nothing(self):
        task = self.add_task("fail")
        self.run_due("10:05:00")
        result_id = task.getLastResult().getId()
        self.look_at_all(result_id)  # Plone writes portlets with its first pages
        last = self.portal._p_jar.db().lastTransaction()
        self.look_at_all(result_id)
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), last)

    def look_at_all(self, result_id):
        for path in ("/@@cron-dashboard", "/task", "/task/--results--"):
            self.get(path)
        self.get("/task/--results--/" + result_id)
