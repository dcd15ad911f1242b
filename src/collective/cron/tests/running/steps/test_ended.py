"""The end of a run is told to those who listen, and nobody need listen."""

from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendFinishedJobEvent
from collective.cron.tests.support.onward_case import OnwardCase
from zope.component import getGlobalSiteManager
from zope.event import subscribers
from zope.interface.interfaces import IObjectEvent


class TestEnded(OnwardCase):
    def listen(self, *kinds, **options):
        """Subscribe; `error`: what is raised then, an exception."""

        def hear(*told):
            if IBackendFinishedJobEvent.providedBy(told[-1]):
                self.began.append("heard %s" % told[-1].object.getId())
                if options:
                    raise options["error"]

        components = getGlobalSiteManager()
        components.registerHandler(hear, kinds)
        self.addCleanup(components.unregisterHandler, hear, kinds)

    def test_it_is_told_before_the_next_begins(self):
        self.listen(IBackendFinishedJobEvent)
        self.add_some("ab")
        self.work_off()
        self.assertEqual(self.began, ["a", "heard a", "b", "heard b"])

    def test_a_subscriber_that_fails_breaks_nothing(self):
        for error in (ValueError(), SystemExit()):
            self.listen(IBackendFinishedJobEvent, error=error)
        tasks = self.add_some("ab")
        self.work_off()
        self.assertEqual([self.statuses(task) for task in tasks], [["OK"]] * 2)
        self.assertEqual(self.began.count("heard a"), 1)

    def test_whoever_subscribed_to_all_events_hears_of_it_too(self):
        task = self.add_job(name="a")
        self.listen(IObjectEvent)
        self.work_off()
        self.assertIn("heard a", self.began)
        self.assertEqual(self.statuses(task), ["OK"])

    def test_and_whoever_subscribed_to_all_events_of_such_a_task(self):
        self.add_job(name="a")
        self.listen(IBackend, IObjectEvent)
        self.work_off()
        self.assertIn("heard a", self.began)

    def test_and_whoever_hears_all_that_is_notified(self):
        self.add_job(name="a")
        heard = []

        def hear(event):
            heard.append(event)

        subscribers.append(hear)
        self.addCleanup(subscribers.remove, hear)
        self.work_off()
        self.assertTrue([e for e in heard if IBackendFinishedJobEvent.providedBy(e)])
