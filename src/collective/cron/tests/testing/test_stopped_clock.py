"""The stopped clock, and what of a task it reaches."""

from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.testing import go_to
from collective.cron.testing import run_now
from collective.cron.testing import stopped_clock
from collective.cron.tests.support import job_tasks
from collective.cron.tests.support.job_case import JobCase
from datetime import date
from datetime import datetime
from DateTime import DateTime

import datetime as datetime_module
import pickle
import pytz
import sys
import time
import unittest


HERE = (__name__,)
AT = "2026-11-23T10:05:00Z"
STAMP = 1795428300


class TestStoppedClock(unittest.TestCase):
    def test_all_that_says_what_time_it_is(self):
        with stopped_clock(AT, HERE):
            self.assertEqual(clock.to_iso(clock.now()), AT)
            self.assertEqual(time.time(), STAMP)
            self.assertEqual(time.gmtime()[:6], (2026, 11, 23, 10, 5, 0))
            self.assertEqual(time.mktime(time.localtime()), STAMP)
            self.assertEqual(time.strftime("%Y-%m"), "2026-11")
            self.assertEqual(clock.to_iso(datetime.now(pytz.utc)), AT)
            self.assertEqual(datetime.utcnow().isoformat() + "Z", AT)
            self.assertEqual(datetime.today(), datetime.now())
            self.assertEqual(datetime_module.datetime.now(), datetime.now())
            self.assertEqual(date.today(), datetime.now().date())
            self.assertEqual(DateTime().timeTime(), STAMP)
            go_to("2026-11-23T10:06:00Z")
            self.assertEqual(time.time(), STAMP + 60)
        self.assertGreater(abs(time.time() - STAMP), 60)
        self.assertIs(datetime, datetime_module.datetime)
        self.assertFalse(clock.is_stopped())

    def test_what_it_makes_is_as_ever(self):
        real = datetime_module.datetime
        with stopped_clock(AT, HERE):
            found = datetime.now()
            made = datetime(2026, 1, 2), datetime.strptime("2026", "%Y")
            self.assertIsInstance(found, datetime)
            self.assertIsInstance(found, date)
            self.assertNotIsInstance(date.today(), datetime)
            self.assertEqual(time.gmtime(0)[0], 1970)
            self.assertGreaterEqual(time.sleep(0) or 1, 1)
        for one in (found,) + made:
            self.assertIs(type(one), real)
        self.assertNotIn(b"topped", pickle.dumps(found))

    def test_it_is_put_back_after_a_failure(self):
        with self.assertRaises(ZeroDivisionError):
            with stopped_clock(AT, HERE):
                1 / 0
        self.assertIs(sys.modules[__name__].time, sys.modules["time"])

    def test_a_clock_that_runs_is_not_set(self):
        with self.assertRaises(CronError):
            go_to(AT)


class TestTask(JobCase):
    def test_it_reaches_the_module_of_a_job_runner(self):
        seen = []

        def run(runner):
            seen.extend([runner_module.time.time(), DateTime().timeTime()])

        from collective.cron.tests.support import tasks as runner_module

        job_tasks.played["run"] = run
        with stopped_clock(AT):
            run_now(self.add_job())
        self.assertEqual(seen, [STAMP, STAMP])
