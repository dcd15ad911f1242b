"""The form of the task that checks the catalog."""

from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronCatalog"
    SHOWN = (u"Content itself is never touched",)
