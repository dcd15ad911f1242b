"""A task that was paused as it failed too often says so, and how to go on."""

from collective.cron import clock
from collective.cron.memory.state import SchedulingState
from collective.cron.overview.evidence import halted
from collective.cron.tests.overview.test_status import make_last
from zope.i18n import translate

import unittest


class TestHalted(unittest.TestCase):
    def test_what_is_said(self):
        state = SchedulingState()
        self.assertIsNone(halted.say(None, "UTC"))
        self.assertIsNone(halted.say(state, "UTC"))
        at, since = [clock.from_iso("2026-11-2%dT10:00:00Z" % day) for day in (3, 1)]
        state.halted = {"at": at, "count": 4, "since": since}
        state.last = make_last("FAILED", u"it went wrong")
        self.assertEqual(
            translate(halted.say(state, "UTC")),
            u"Paused at 2026-11-23 10:00 UTC, after 4 failures in a row since "
            u"2026-11-21 10:00 UTC. Last run: it went wrong",
        )
