"""health: what monitors are told; 1 where HTTP would say 503."""

from collective.cron import clock
from collective.cron.engines.trouble import Trouble
from collective.cron.health import asked
from collective.cron.tests.support import health_answers
from collective.cron.tests.support.command_case import CommandCase

import mock


class TestHealth(CommandCase):
    def setUp(self):
        super(TestHealth, self).setUp()
        health_answers.prepare(self)

    def test_golden(self):
        self.assertEqual(
            self.type("health"),
            [u"Status   ok", u"Sites    1", u"Workers  1"],
        )
        told = self.data("health")
        self.assertEqual((told["status"], told["database"]), (u"ok", u"ok"))
        self.assertEqual(told["at"], u"2026-11-23T10:00:30Z")
        self.assertEqual(self.data("--site plone health")["site_count"], 1)

    def test_what_fails(self):
        self.type("pause Why")
        with mock.patch.object(type(self.queue), "workers", lambda queue: []):
            self.assertEqual(
                self.type("health", 1),
                [
                    u"Status   fail",
                    u"Sites    1",
                    u"Workers  0",
                    u"Paused   /plone",
                    u"CHECK    STATUS  COUNT  SITE",
                    u"workers  fail    0      -",
                ],
            )
            self.type("health --checks late,broken")

    def test_what_is_the_matter_with_the_queue(self):
        trouble = Trouble(clock.now(), u"refused", "host:1")
        answer = mock.Mock(return_value=(trouble, 0, False))
        with mock.patch.object(asked.queue, "ask", answer):
            self.assertIn(u"Queue    refused", self.type("health", 1))
