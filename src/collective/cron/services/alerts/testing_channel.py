"""POST @cron-alert-test of the site: sends a test by a channel."""

from collective.cron.actions import alert_test
from collective.cron.services.backend.actions import Action
from collective.cron.services.shared.parameters import read_texts


class TestPost(Action):
    """With the name of a channel: {"channel": "mail"}."""

    def read(self):
        self.channel = read_texts(self.request, "channel").get("channel") or u""

    def perform(self):
        return alert_test.send_test(self.context, self.channel)

    def describe(self):
        return {"@id": self.context.absolute_url() + "/@cron-alerts"}
