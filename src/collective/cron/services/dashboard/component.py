"""`cron` in @components of the site."""

from collective.cron.bbb import IPloneSiteRoot
from collective.cron.interfaces import ICronLayer
from collective.cron.services.dashboard.get import DashboardGet
from collective.cron.services.shared.component import CronComponent
from zope.component import adapter


@adapter(IPloneSiteRoot, ICronLayer)
class DashboardComponent(CronComponent):
    service = DashboardGet
