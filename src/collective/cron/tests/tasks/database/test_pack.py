"""The form of the task that packs the database."""

from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronPack"
    SHOWN = (u"a Manager of the whole Zope", u"(DemoStorage, cannot be packed)")
