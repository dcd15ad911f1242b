"""The form of the task: what it offers, and what it says of itself."""

from collective.cron.interfaces import IJobRunner
from collective.cron.tasks.publishing.runner import PublishingRunner
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronPublishing"
    SHOWN = (u"Publish what is in these states", u"[pending]")

    def test_it_offers_states_that_there_are(self):
        task = self.add_ready()
        self.assertEqual(task.publish_from, [u"private", u"pending"])
        self.assertEqual((task.publish_to, task.retract_to), (u"published", u"private"))
        self.assertEqual(task.retract_from, [u"published"])
        self.assertIsInstance(IJobRunner(task), PublishingRunner)
