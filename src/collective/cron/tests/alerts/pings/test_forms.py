"""What healthchecks.io and Sentry are called with."""

from collective.cron.alerts.pings.forms import address
from collective.cron.alerts.pings.forms import FAIL
from collective.cron.alerts.pings.forms import START
from collective.cron.alerts.pings.forms import WELL

import unittest


TOKEN = "0123456789abcdef0123456789abcdef"
RUN = "01234567-89ab-cdef-0123-456789abcdef"


class TestForms(unittest.TestCase):
    def test_healthchecks(self):
        for what, path in ((START, "/start"), (WELL, ""), (FAIL, "/fail")):
            found = address("https://hc-ping.com/abc", "healthchecks", what, TOKEN)
            self.assertEqual(found, "https://hc-ping.com/abc%s?rid=%s" % (path, RUN))
        base = "https://hc.example.org/ping/k/s/?create=1"
        found = address(base, "healthchecks", FAIL)
        self.assertEqual(found, "https://hc.example.org/ping/k/s/fail?create=1")

    def test_sentry(self):
        base = "https://o1.ingest.sentry.io/api/2/cron/nightly/key/"
        for what, status in ((START, "in_progress"), (WELL, "ok"), (FAIL, "error")):
            found = address(base, "sentry", what, TOKEN)
            query = "check_in_id=%s&status=%s" % (RUN, status)
            self.assertEqual(found, "%s?%s" % (base, query))
        found = address(base + "?environment=live", "sentry", WELL)
        self.assertEqual(found, base + "?environment=live&status=ok")
