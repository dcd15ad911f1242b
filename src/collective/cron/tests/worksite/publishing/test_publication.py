"""Around the work at an object: the events of a request, and a fresh one for each."""

from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import entering
from collective.cron.worksite.identity import current_user_id
from collective.cron.worksite.publishing import publication
from plone import api
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME
from zope.component import getGlobalSiteManager
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.publisher.interfaces import IEndRequestEvent
from ZPublisher import interfaces

import mock
import sys
import transaction


EVENTS = {
    interfaces.IPubStart: "start",
    interfaces.IPubAfterTraversal: "traversed",
    interfaces.IPubBeforeCommit: "commit",
    interfaces.IPubSuccess: "success",
    interfaces.IPubBeforeAbort: "abort",
    interfaces.IPubFailure: "failure",
    IEndRequestEvent: "end",
}


class TestPublication(CronTestCase):
    def setUp(self):
        super(TestPublication, self).setUp()
        self.add_task()
        opened = entering.open_site("/plone")
        self.site = opened.__enter__()
        self.addCleanup(opened.__exit__, None, None, None)
        self.task = self.site["task"]
        self.publication = publication.Publication(self.site)
        self.heard, self.events = [], []
        for kind in EVENTS:
            self.listen(kind, self.note(EVENTS[kind]))

    def note(self, name):
        def hear(event):
            self.heard.append(name)
            self.events.append(event)

        return hear

    def listen(self, kind, function):
        components = getGlobalSiteManager()
        components.registerHandler(function, (kind,))
        self.addCleanup(components.unregisterHandler, function, (kind,))

    def begin(self):
        self.publication.renew()
        self.publication.begin(self.task)

    def fail(self, retry=False):
        try:
            raise ValueError("no")
        except ValueError:
            self.publication.fail(sys.exc_info(), retry)

    def test_of_what_goes_well(self):
        self.begin()
        self.assertEqual(self.heard, ["end", "start", "traversed"])
        self.publication.before_commit()
        self.publication.succeed()
        self.assertEqual(self.heard[3:], ["commit", "success"])
        self.assertEqual(set(e.request for e in self.events[1:]), {getRequest()})
        self.publication.renew()
        self.assertEqual(self.heard[5:], ["end"])
        self.assertEqual(self.publication.problems, [])

    def test_of_what_fails(self):
        for retry in (True, False):
            self.begin()
            self.task.counter = 7
            self.fail(retry)
            self.assertEqual(self.heard[3:], ["abort", "failure"])
            self.assertEqual(self.task.counter, 0)
            for event in self.events[3:]:
                self.assertEqual(event.exc_info[0], ValueError)
                self.assertEqual(str(event.exc_info[1]), "no")
                self.assertIsNotNone(event.exc_info[2])
                self.assertEqual(event.retry, retry)
            del self.heard[:], self.events[:]

    def test_the_error_log_of_the_site_is_not_for_it(self):
        # It would log the message with all that is secret; the result has it.
        with mock.patch("Products.SiteErrorLog.SiteErrorLog.LOG") as log:
            self.begin()
            self.fail()
        self.assertEqual(log.mock_calls, [])
        self.assertEqual(self.site.error_log.getLogEntries(), [])

    def test_of_what_never_began_no_end_is_told(self):
        self.publication.renew()
        self.task.counter = 7
        self.fail()
        self.assertEqual(self.heard, ["end"])
        self.assertEqual(self.task.counter, 0)

    def test_an_end_is_told_once(self):
        self.begin()
        self.publication.succeed()
        self.fail()
        self.assertEqual(self.heard[3:], ["success"])

    def test_they_are_told_as_who_works_in_the_nearest_site(self):
        seen = []

        def see(event):
            seen.append((current_user_id(), getSite().getId()))

        for kind in (interfaces.IPubBeforeCommit, interfaces.IPubFailure):
            self.listen(kind, see)
        with api.env.adopt_user(TEST_USER_NAME):
            self.begin()
        user = getRequest()["AUTHENTICATED_USER"]
        self.assertEqual(user.getId(), TEST_USER_ID)
        setSite(None)
        self.publication.before_commit()
        self.fail()
        self.assertEqual(seen, [(TEST_USER_ID, "plone")] * 2)

    def test_afterwards_it_is_as_before(self):
        before = current_user_id()
        with api.env.adopt_roles(["Reader"]):
            self.begin()
        setSite(None)
        self.publication.before_commit()
        self.publication.leave()
        self.assertEqual((getSite(), current_user_id()), (self.site, before))

    def test_what_subscribers_raise_is_noted_and_breaks_nothing(self):
        def fail(event):
            raise SystemExit("password=hunter2")

        for kind in set(EVENTS) - {interfaces.IPubBeforeCommit}:
            self.listen(kind, fail)
        with mock.patch.object(publication.logger, "error") as error:
            for _time in range(2):
                self.begin()
                self.publication.succeed()
                self.begin()
                self.fail()
        names = "PubStart PubAfterTraversal PubSuccess PubBeforeAbort PubFailure"
        line = u"a subscriber to %s failed: SystemExit: password=[hidden]"
        lines = [line % name for name in names.split()]
        self.assertEqual(self.publication.problems, lines)
        self.assertGreaterEqual(error.call_count, len(lines))

    def test_before_the_commit_it_is_raised(self):
        def fail(event):
            raise ValueError("not told")

        self.listen(interfaces.IPubBeforeCommit, fail)
        self.begin()
        with self.assertRaises(ValueError):
            self.publication.before_commit()

    def test_few_problems_are_kept(self):
        numbers = iter(range(100))

        def fail(event):
            raise ValueError(next(numbers))

        self.listen(interfaces.IPubSuccess, fail)
        for _time in range(20):
            self.begin()
            self.publication.succeed()
        self.assertEqual(len(self.publication.problems), publication.PROBLEMS)

    def test_a_write_in_a_request_is_not_taken_for_an_attack(self):
        # plone.protect aborts what a GET without a token has written.
        self.begin()
        self.task.counter = 7
        self.publication.before_commit()
        transaction.commit()
        self.publication.succeed()
        self.begin()
        self.assertEqual(self.task.counter, 7)
        self.assertEqual(getRequest().response.body, b"")
