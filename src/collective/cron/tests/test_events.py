"""Events reach those who wait for them, for a Backend or for all."""

from collective.cron import events
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendEvent
from collective.cron.interfaces import IBackendFinishedJobEvent
from collective.cron.interfaces import IServerRestartEvent
from collective.cron.tests.support.base import CronTestCase
from zope.component import getGlobalSiteManager
from zope.event import notify
from zope.interface.verify import verifyObject

import unittest


class TestEvents(unittest.TestCase):
    def test_events_keep_their_interfaces(self):
        backend, result = object(), object()
        restarted = events.ServerRestartEvent(backend)
        finished = events.BackendFinishedJobEvent(backend, result)
        self.assertTrue(verifyObject(IServerRestartEvent, restarted))
        self.assertTrue(verifyObject(IBackendFinishedJobEvent, finished))
        for event in (restarted, finished):
            self.assertTrue(IBackendEvent.providedBy(event))
            self.assertIs(event.object, backend)
        self.assertIs(finished.result, result)
        self.assertFalse(IBackendFinishedJobEvent.providedBy(restarted))


class TestSubscribers(CronTestCase):
    def subscribe(self, handler, *required):
        components = getGlobalSiteManager()
        components.registerHandler(handler, required)
        self.addCleanup(components.unregisterHandler, handler, required)

    def test_who_waits_for_one_type_of_task_hears_of_it_alone(self):
        seen = []
        self.subscribe(lambda *both: seen.append(both), IBackend, IBackendEvent)
        task = self.add_task()
        notify(events.ServerRestartEvent(self.portal))
        self.assertEqual(seen, [])
        event = events.ServerRestartEvent(task)
        notify(event)
        self.assertEqual(seen, [(task, event)])

    def test_the_end_of_a_run_is_told_when_its_result_is_stored(self):
        seen = []

        def handle(backend, event):
            seen.append((event.result.getId(), event.result.status))
            # A subscriber may write: it has a transaction of its own.
            event.result.aq_parent.aq_parent.title = u"told"

        self.subscribe(handle, IBackend, IBackendFinishedJobEvent)
        task = self.add_task("fail")
        self.run_due("10:05:00")
        self.assertEqual(seen, [(task.getLastResult().getId(), u"FAILED")])
        self.assertEqual(task.title, u"told")
