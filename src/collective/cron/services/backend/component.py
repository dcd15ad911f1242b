"""`cron` in @components of a Backend."""

from collective.cron.interfaces import IBackend
from collective.cron.interfaces import ICronLayer
from collective.cron.services.backend.get import BackendGet
from collective.cron.services.shared.component import CronComponent
from zope.component import adapter


@adapter(IBackend, ICronLayer)
class BackendComponent(CronComponent):
    service = BackendGet
