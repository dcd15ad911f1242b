"""The form of the task that makes indexes anew."""

from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronIndexes"
    SHOWN = (u"searches go on to find", u"SearchableText")
