"""The form of the task that reads a feed."""

from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronFeed"
    SHOWN = (u"Address of the feed", u"Folder for the news items")
