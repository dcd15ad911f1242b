"""The public API: whoever says that it keeps an interface does, with these words."""

from collective.cron import interfaces
from collective.cron.alerts.channels.mail import Mail
from collective.cron.alerts.channels.webhook import Webhook
from collective.cron.bbb import IObjectEvent
from collective.cron.bbb import PY2
from collective.cron.content.backend import Backend
from collective.cron.content.result import Result
from collective.cron.content.results import ResultsFolder
from collective.cron.demo.census import CensusRunner
from collective.cron.demo.practice import PracticeRunner
from collective.cron.engines.inline import InlineQueue
from collective.cron.events import BackendFinishedJobEvent
from collective.cron.events import ServerRestartEvent
from collective.cron.events import TaskFailedEvent
from collective.cron.events import TaskMissedEvent
from collective.cron.events import TaskRecoveredEvent
from collective.cron.interfaces import IBackend
from collective.cron.jobrunner import JobRunner
from collective.cron.queueing.manager import BackendJobManager
from collective.cron.utils import CCRONUtils
from zope.interface import Interface
from zope.interface.interface import InterfaceClass
from zope.interface.interface import Method
from zope.interface.verify import verifyClass
from zope.publisher.interfaces.browser import IDefaultBrowserLayer

import unittest


if PY2:
    from collective.cron.engines.zcasync.jobqueue import ZCAsyncQueue as Engine
else:
    from collective.cron.engines.hueyqueue.jobqueue import HueyQueue as Engine


KEPT_BY = {
    "IAlert": (),
    "IAlertChannel": (Mail, Webhook),
    "IBackendMethods": (Backend,),
    "IJobRunner": (JobRunner, CensusRunner, PracticeRunner),
    "IResult": (Result,),
    "IResultsFolder": (ResultsFolder,),
    "IBackendJobManager": (BackendJobManager,),
    "IJobQueue": (InlineQueue, Engine),
    "IServerRestartEvent": (ServerRestartEvent,),
    "IBackendFinishedJobEvent": (BackendFinishedJobEvent,),
    "ITaskFailedEvent": (TaskFailedEvent,),
    "ITaskMissedEvent": (TaskMissedEvent,),
    "ITaskRecoveredEvent": (TaskRecoveredEvent,),
    "ICCRONUtils": (CCRONUtils,),
}
# For add-ons to keep; markers and what others extend.
NOT_OURS = ("IBackendTitleCompl", "ICronLayer", "IBackendEvent")


def ours():
    """Return the interfaces that are made in the module."""
    return dict(
        (name, value)
        for name, value in vars(interfaces).items()
        if isinstance(value, InterfaceClass) and value.__module__ == interfaces.__name__
    )


class TestInterfaces(unittest.TestCase):
    def test_each_is_kept_by_those_who_say_so(self):
        for name, classes in KEPT_BY.items():
            for kept_by in classes:
                self.assertTrue(verifyClass(ours()[name], kept_by), kept_by)

    def test_none_is_forgotten_here(self):
        self.assertEqual(sorted(ours()), sorted(tuple(KEPT_BY) + NOT_OURS))

    def test_what_is_public_says_what_it_is(self):
        for name, interface in ours().items():
            self.assertTrue(interface.__doc__, name)
            for attribute, described in interface.namesAndDescriptions():
                self.assertTrue(described.__doc__, (name, attribute))

    def test_a_class_that_lacks_a_method_is_found_out(self):
        # The tests above would be of no use otherwise.
        class Lame(InlineQueue):
            put = None

        with self.assertRaises(Exception) as caught:
            verifyClass(interfaces.IJobQueue, Lame)
        self.assertIn("put", str(caught.exception))


class TestWords(unittest.TestCase):
    def test_statuses_are_text_that_is_stored_and_shown_as_it_is(self):
        for word in ("OK", "WARN", "FAILED", "INTERRUPTED", "SKIPPED", "CANCELLED"):
            status = getattr(interfaces, word)
            self.assertEqual((status, type(status)), (word, type(u"")))
            self.assertIn(word, interfaces.IResult["status"].__doc__)

    def test_failures_are_what_is_kept_longer(self):
        self.assertEqual(interfaces.FAILURES, (u"FAILED", u"INTERRUPTED"))

    def test_events_are_those_of_objects_and_pages_those_of_a_browser(self):
        for name in ("IServerRestartEvent", "IBackendFinishedJobEvent"):
            event = getattr(interfaces, name)
            self.assertTrue(event.isOrExtends(interfaces.IBackendEvent))
            self.assertTrue(event.isOrExtends(IObjectEvent))
        self.assertTrue(interfaces.ICronLayer.isOrExtends(IDefaultBrowserLayer))

    def test_every_backend_has_settings_and_methods_and_they_do_not_meet(self):
        self.assertTrue(IBackend.implementedBy(Backend))
        methods = interfaces.IBackendMethods.namesAndDescriptions()
        self.assertTrue(all(isinstance(one, Method) for _name, one in methods))
        settings = set(IBackend.names(all=True)) - set(Interface.names())
        self.assertFalse(settings & set(name for name, _one in methods))
