"""A run is what a request is: its events, its nearest site, its addresses."""

from collective.cron.interfaces import IBackendFinishedJobEvent
from collective.cron.running import runs
from collective.cron.running.steps.work import WORK_ATTEMPTS
from collective.cron.tests.support.job_case import JobCase
from collective.cron.worksite import retry
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five.component import enableSite
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations
from zope.component import getGlobalSiteManager
from zope.component import getMultiAdapter
from zope.component.hooks import getSite
from zope.component.persistentregistry import PersistentComponents
from zope.globalrequest import getRequest
from zope.interface import alsoProvides
from zope.publisher.interfaces import IEndRequestEvent
from ZPublisher import interfaces

import mock
import transaction


class RequestCase(JobCase):
    def setUp(self):
        super(RequestCase, self).setUp()
        self.task = self.add_job()
        patch = mock.patch.object(retry, "pause")
        patch.start()
        self.addCleanup(patch.stop)

    def listen(self, kind, function):
        components = getGlobalSiteManager()
        components.registerHandler(function, (kind,))
        self.addCleanup(components.unregisterHandler, function, (kind,))


class TestRequests(RequestCase):
    def test_each_attempt_has_one_that_all_see(self):
        seen = []

        def run(runner):
            seen.append(getRequest())
            self.assertIs(runner.backend.REQUEST, getRequest())
            self.assertIs(api.portal.get().REQUEST, getRequest())
            self.assertNotIn("seen", IAnnotations(getRequest()))
            self.assertNotIn("seen", getRequest())
            IAnnotations(getRequest())["seen"] = getRequest()["seen"] = True
            if len(seen) < 3:
                raise ConflictError()

        self.play(run)
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.assertEqual(len(set(map(id, seen))), 3)

    def test_each_chunk_and_each_half_has_one(self):
        seen, conflicts = [], [ConflictError()]

        def run(runner):
            def work(number):
                seen.append((number, getRequest()))
                self.assertIs(runner.backend.REQUEST, getRequest())
                if number == 5 and conflicts:
                    raise conflicts.pop()

            runner.in_chunks(range(6), work, size=3)
            seen.append(("end", getRequest()))

        self.play(run)
        self.assertEqual(self.statuses(self.task), ["OK"])
        numbers = [number for number, _request in seen]
        self.assertEqual(numbers, [0, 1, 2, 3, 4, 5, 3, 4, 5, "end"])
        requests = [request for _number, request in seen]
        sizes = [requests.count(each) for each in sorted(set(requests), key=id)]
        self.assertEqual(sorted(sizes), [1, 1, 2, 3, 3])

    def test_claim_work_and_filing_share_nothing(self):
        seen = []

        def look(event):
            seen.append("mark" in IAnnotations(event.request))
            IAnnotations(event.request)["mark"] = True

        self.listen(IEndRequestEvent, look)
        self.play(lambda runner: None)
        self.assertEqual(seen, [False] * 3)

    def test_what_is_marked_in_one_is_not_in_the_next(self):
        seen = []

        def run(runner):
            seen.append(IDisableCSRFProtection.providedBy(getRequest()))
            alsoProvides(getRequest(), IDisableCSRFProtection)
            if len(seen) < 2:
                raise ConflictError()

        self.play(run)
        self.assertEqual(seen, [False, False])


class TestEvents(RequestCase):
    def setUp(self):
        super(TestEvents, self).setUp()
        self.heard = []
        for name in "Start AfterTraversal BeforeCommit Success Failure".split():
            self.hear(name)
        # Else nobody is told.
        self.listen(IBackendFinishedJobEvent, lambda event: None)

    def hear(self, name):
        def hear(event):
            paths = ["/".join(p.getPhysicalPath()) for p in event.request["PARENTS"]]
            if "/plone/task" in paths or name == "Start":
                retry = (event.retry,) if name == "Failure" else ()
                self.heard.append((name,) + retry if retry else name)

        self.listen(getattr(interfaces, "IPub" + name), hear)

    BEGIN = ["Start", "AfterTraversal"]
    END = ["BeforeCommit", "Success"]
    TOLD = ["Start"]  # of the event that a run has ended

    def test_of_a_run(self):
        self.play(lambda runner: None)
        self.assertEqual(self.heard, self.BEGIN + self.END + self.TOLD)

    def test_of_a_run_that_fails(self):
        self.play(lambda runner: 1 / 0)
        self.assertEqual(self.heard, self.BEGIN + [("Failure", False)] + self.TOLD)

    def test_of_attempts(self):
        errors = [ConflictError()] * 2

        def run(runner):
            if errors:
                raise errors.pop()

        self.play(run)
        tried = self.BEGIN + [("Failure", True)]
        self.assertEqual(self.heard, tried * 2 + self.BEGIN + self.END + self.TOLD)

    def test_the_last_attempt_says_that_it_is(self):
        def run(runner):
            raise ConflictError()

        self.play(run)
        again = WORK_ATTEMPTS - 1
        self.assertEqual(self.heard.count(("Failure", True)), again)
        self.assertEqual(self.heard.count(("Failure", False)), 1)

    def test_of_chunks(self):
        def run(runner):
            runner.in_chunks(range(4), lambda number: None, size=2)

        self.play(run)
        self.assertEqual(self.heard, (self.BEGIN + self.END) * 3 + self.TOLD)

    def test_a_subscriber_that_fails_makes_it_a_warning(self):
        def fail(event):
            raise ValueError("password=hunter2")

        self.listen(interfaces.IPubSuccess, fail)

        def run(runner):
            runner.backend.counter += 1

        self.play(run)
        transaction.begin()
        self.assertEqual(self.task.counter, 1)
        result = self.task.getLastResult()
        said = u"a subscriber to PubSuccess failed: ValueError: password=[hidden]"
        self.assertEqual((result.status, result.reason), ("WARN", said))
        self.assertEqual(self.state_of(self.task).runs, ())

    def test_one_that_fails_before_the_commit_fails_the_run(self):
        def fail(event):
            if getattr(event.request["PARENTS"][0], "counter", None):
                raise ValueError("not told")

        self.listen(interfaces.IPubBeforeCommit, fail)

        def run(runner):
            runner.backend.counter += 1

        self.play(run)
        transaction.begin()
        self.assertEqual(self.task.counter, 0)
        self.assertEqual(self.task.getLastResult().reason, u"ValueError: not told")

    def test_all_that_fail_leave_a_result(self):
        def fail(event):
            raise SystemExit("no")

        for name in "Start AfterTraversal Success BeforeAbort Failure".split():
            self.listen(getattr(interfaces, "IPub" + name), fail)
        self.listen(IEndRequestEvent, fail)
        self.play(lambda runner: None)
        self.play_again(lambda runner: 1 / 0)
        self.assertEqual(self.statuses(self.task), ["WARN", "FAILED"])
        self.assertIn(u"ZeroDivisionError", self.task.getLastResult().reason)


class TestPlace(RequestCase):
    def test_the_nearest_site_is_entered_for_the_work_alone(self):
        folder = api.content.create(self.portal, "Folder", "f", u"F")
        api.content.move(self.task, folder)
        enableSite(folder)
        components = PersistentComponents()
        components.__bases__ = (self.portal.getSiteManager(),)
        folder.setSiteManager(components)
        transaction.commit()
        sites, errors = [], [ConflictError()]

        def note(_event):
            sites.append(getSite().getId())

        def run(runner):
            note(None)
            if errors:
                raise errors.pop()
            runner.in_chunks(range(2), note, size=1)

        original = runs.end

        def end(*args):
            note(None)
            return original(*args)

        self.listen(interfaces.IPubBeforeCommit, note)
        self.listen(IBackendFinishedJobEvent, lambda event: None)
        self.listen(interfaces.IPubFailure, note)
        with mock.patch.object(runs, "end", side_effect=end):
            self.play(run)
        self.assertEqual(folder["task"].getLastResult().status, "OK")
        # After the work: filing, and the event that tells of it.
        self.assertEqual(sites, ["f"] * (2 + 1 + 4 + 1) + ["plone"] * 2)

    def test_links_and_parents_are_those_of_the_task(self):
        api.portal.set_registry_record(
            "collective.cron.site_url", "https://www.example.org/base%20path"
        )
        transaction.commit()
        seen = []

        def look(_number):
            request = getRequest()
            context = request["PARENTS"][0]
            state = getMultiAdapter((context, request), name="plone_context_state")
            seen.append(
                (
                    [one.virtual_url_path() for one in request["PARENTS"]],
                    state.current_page_url(),
                    request["URL"],
                    request["AUTHENTICATED_USER"].getId(),
                )
            )

        def run(runner):
            look(0)
            runner.in_chunks(range(2), look, size=1)

        self.play(run)
        url = "https://www.example.org/base%20path/task"
        expected = (["task", "", ""], url, url, "test_user_1_")
        self.assertEqual(seen, [expected] * 3)
