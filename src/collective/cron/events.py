"""The events of interfaces.py."""

from collective.cron.bbb import ObjectEvent
from collective.cron.interfaces import IBackendFinishedJobEvent
from collective.cron.interfaces import IServerRestartEvent
from collective.cron.interfaces import ITaskFailedEvent
from collective.cron.interfaces import ITaskMissedEvent
from collective.cron.interfaces import ITaskRecoveredEvent
from zope.interface import implementer


@implementer(IServerRestartEvent)
class ServerRestartEvent(ObjectEvent):
    """A worker has started."""


@implementer(IBackendFinishedJobEvent)
class BackendFinishedJobEvent(ObjectEvent):
    """A run of the Backend has ended; `result` is stored."""

    def __init__(self, backend, result):
        super(BackendFinishedJobEvent, self).__init__(backend)
        self.result = result


@implementer(ITaskFailedEvent)
class TaskFailedEvent(ObjectEvent):
    """A Backend has failed that was well."""


@implementer(ITaskRecoveredEvent)
class TaskRecoveredEvent(ObjectEvent):
    """A Backend is well that failed."""


@implementer(ITaskMissedEvent)
class TaskMissedEvent(ObjectEvent):
    """A run of a Backend was missed."""
