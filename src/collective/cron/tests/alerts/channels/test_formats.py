"""What chats are sent: text, a link, and no commands."""

from collective.cron.alerts.channels import formats
from collective.cron.settings.alerts import site_alerts

import json
import unittest


class Alert(object):
    subject = u"[Site] <!channel> has failed"
    text = u"<!channel> @all & more" + u"x" * 9999
    url = "http://nohost/plone/task"
    data = {"kind": u"failed"}


class TestFormats(unittest.TestCase):
    def make(self, name):
        made = formats.FORMATS[name](Alert())
        json.dumps(made)
        return made

    def test_there_is_one_for_each_choice(self):
        self.assertEqual(sorted(formats.FORMATS), sorted(site_alerts.FORMATS))

    def test_json_is_the_data(self):
        self.assertEqual(self.make("json"), Alert.data)

    def test_chats_call_nobody(self):
        text = self.make("slack")["text"]
        self.assertTrue(text.startswith(u"&lt;!channel&gt; @all &amp; more"))
        self.assertLess(len(text), 3100)
        self.assertIn(u"@\u200ball", self.make("mattermost")["text"])

    def test_teams_gets_a_card(self):
        (attached,) = self.make("teams")["attachments"]
        card = attached["content"]
        self.assertEqual(card["type"], "AdaptiveCard")
        self.assertEqual(card["body"][0]["text"], Alert.subject)
        self.assertEqual(card["actions"][0]["url"], Alert.url)
