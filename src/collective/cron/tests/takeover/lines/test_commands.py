"""What the command of a crontab calls."""

from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.lines.addresses import Places
from collective.cron.takeover.lines.commands import call_in

import unittest


HERE = u"http://localhost:8080/Plone"


class TestCommands(unittest.TestCase):
    def call(self, command):
        return call_in(command, {}, Places("/Plone"))

    def refused(self, command):
        with self.assertRaises(NotTaken) as caught:
            self.call(command)
        return caught.exception.why

    def test_a_view_of_this_site(self):
        call, user = self.call(u"curl -u a:b %s/@@c?d=1" % HERE)
        self.assertEqual((call.type, user, call.notes), ("CronView", u"a", []))
        call, user = self.call(
            u"cd /tmp && sleep 5; curl -H 'X-A: 1' -d e=2 %s/@@c | mail -s x y" % HERE
        )
        self.assertEqual(call.settings["parameters"], [u"e=2"])
        self.assertIn(u"went to mail", call.notes[0])
        self.assertIn(u"without its headers: X-A", call.notes[1])

    def test_another_server_is_a_call_of_an_address(self):
        call, _user = self.call(u"curl -X POST -d a=1 https://other.example.org/x")
        self.assertEqual(call.type, "CronWebhook")
        self.assertEqual(
            call.settings,
            {
                "address": u"https://other.example.org/x",
                "method": u"POST",
                "body": u"a=1",
                "headers": [u"Content-Type: application/x-www-form-urlencoded"],
            },
        )
        self.assertIn(u"password", self.refused(u"curl -u a:b https://o.example.org/"))

    def test_what_is_left_in_the_crontab(self):
        for command, part in (
            (u"/usr/bin/backup.sh", u"no address"),
            (u"", u"no address"),
            (u"curl", u"no address"),
            (u"bin/instance -C a run s.py b", u"it runs s.py in a process"),
            (u"curl %s/@@a && curl %s/@@b" % (HERE, HERE), u"2 addresses"),
            (u"curl %s/@@a %s/@@b" % (HERE, HERE), u"2 addresses"),
            (u"curl %s/@@a && rm -rf /tmp/x" % HERE, u"it runs rm"),
            (
                u"curl -H 'Content-Type: application/json' -d {} %s/@@a" % HERE,
                u"no form",
            ),
            (u"curl %s/" % HERE, u"front page"),
        ):
            self.assertIn(part, self.refused(command), command)
