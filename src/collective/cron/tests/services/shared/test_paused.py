# -*- coding: utf-8 -*-
"""The pause of a site as data, with the sentence that pages show."""

from collective.cron import clock
from collective.cron.memory.pause import Pause
from collective.cron.services.shared.paused import describe_pause
from collective.cron.services.shared.service import CronService
from zope.publisher.browser import TestRequest

import unittest


NOW = clock.from_iso("2026-11-23T10:00:30Z")


class Service(CronService):
    pause = None
    pause_words = u"All tasks are paused."


class TestPaused(unittest.TestCase):
    def test_a_pause(self):
        service = Service(None, TestRequest())
        self.assertIsNone(describe_pause(service))
        service.pause = Pause(b"\xc3\xa4", None, u"jane", NOW)
        expected = {
            "reason": u"ä",
            "by": u"jane",
            "since": "2026-11-23T10:00:30Z",
            "until": None,
            "message": u"All tasks are paused.",
        }
        self.assertEqual(describe_pause(service), expected)
