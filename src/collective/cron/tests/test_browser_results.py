# -*- coding: utf-8 -*-
"""The list of results and the page of each; and that looking writes nothing."""

from collective.cron import clock
from collective.cron import history
from collective.cron.interfaces import ICronLayer
from collective.cron.testing import CRON_FIXTURE
from collective.cron.tests.pages import ALL
from collective.cron.tests.pages import ANONYMOUS
from collective.cron.tests.pages import MANAGER
from collective.cron.tests.pages import MEMBER
from collective.cron.tests.pages import PageTestCase
from collective.cron.tests.pages import RUNNER
from collective.cron.tests.pages import VIEWER
from datetime import timedelta
from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import transaction


class RestFixture(PloneSandboxLayer):
    """The site with plone.restapi's profile, that every Plone has."""

    defaultBases = (CRON_FIXTURE,)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "plone.restapi:default")


REST_FIXTURE = RestFixture()
REST_FUNCTIONAL = FunctionalTesting(
    bases=(REST_FIXTURE, WSGI_SERVER_FIXTURE), name="Cron:Rest"
)


class TestResults(PageTestCase):
    def add_results(self, count):
        task = self.add_task(periodicity=u"0 0 1 1 *", timezone=u"Europe/Paris")
        start = clock.from_iso("2026-11-22T10:00:00Z")
        for number in range(count):
            end = start + timedelta(seconds=number)
            failed = number % 3 == 0
            history.record(
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
        return [int(piece.split(" CET")[0][-2:]) for piece in pieces]

    def test_empty(self):
        self.add_task()
        contents = self.get("/task/--results--").contents
        self.assertIn("There is no result yet", contents)
        self.assertIn("Results of Task", contents)

    def test_newest_first_in_pages(self):
        self.add_results(30)
        self.assertEqual(self.times(), list(range(29, 4, -1)))
        self.assertEqual(
            self.times("/task/--results--?b_start:int=25"), [4, 3, 2, 1, 0]
        )
        self.assertIn("11:00:29 CET", self.get("/task/--results--").contents)

    def test_odd_addresses(self):
        self.add_results(3)
        for odd in ("?b_start=-5", "?b_start=99", "?b_start=x", "?b_start:list=1"):
            self.assertEqual(self.times("/task/--results--" + odd), [2, 1, 0])
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
            ">FAILED<",
            "2026-11-23 11:00:30 CET",
            "2026-11-23 11:00:40 CET",
            "By hand",
            "Asked for by",
            "<td>all</td>",
            "<td>test_user_1_</td>",
            result.worker,
            "ValueError: it went wrong, password=[hidden] ä",
            "<details",
            "tasks.py",
        ):
            self.assertIn(text, contents)
        self.assertNotIn("hunter2", contents)

    def test_warnings_in_bytes(self):
        task = self.add_task("warn")
        self.run_due("10:05:00")
        contents = self.get("/task/--results--/" + task.getLastResult().getId())
        self.assertIn("bäd bytes", contents.contents)

    def test_skipped_run_has_no_duration(self):
        task = self.add_task()
        history.record(task, status=u"SKIPPED", reason=u"too late", missed=3)
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
        history.record(
            task,
            status=u"FAILED",
            reason=evil,
            messages=(evil,),
            traceback=evil,
            by=evil,
            user=evil,
            worker=evil,
        )
        self.state_of(task).last = history.summary(task.getLastResult())
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


class TestRest(PageTestCase):
    """plone.restapi tells nothing of results to those who may not see them."""

    layer = REST_FUNCTIONAL

    def setUp(self):
        super(TestRest, self).setUp()
        self.add_people()
        self.task = self.add_task("fail", run_as=u"test_user_1_")
        self.run_due("10:05:00")

    def get_json(self, path, name):
        browser = self.open_browser(name)
        browser.addHeader("Accept", "application/json")
        browser.open(self.portal.absolute_url() + path)
        return browser

    def test_results(self):
        result_id = self.task.getLastResult().getId()
        for name in (ANONYMOUS, MEMBER, RUNNER, MANAGER):
            for path in ("", "/" + result_id, "/%s/@actions" % result_id):
                browser = self.get_json("/task/--results--" + path, name)
                self.assertIn(self.status_of(browser), (401, 404), (path, name))
                self.assertNotIn("it went wrong", self.read(browser))

    def test_settings(self):
        for name in (ANONYMOUS, MEMBER):
            browser = self.get_json("/task", name)
            self.assertEqual(self.status_of(browser), 200)
            self.assertNotIn('"run_as"', self.read(browser))
            self.assertNotIn('"periodicity"', self.read(browser))
        shown = self.read(self.get_json("/task", VIEWER))
        self.assertIn('"run_as"', shown)
