"""The form of the task that takes away old versions."""

from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronVersions"
    SHOWN = (u"it cannot be brought back", u"Plone has no recycle bin")
