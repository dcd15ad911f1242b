"""How long runs took and have left, as data."""

from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.content.past.run_lengths import RunLengths
from collective.cron.content.result import Result
from collective.cron.services.backend import durations
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.running import add_run
from datetime import timedelta

import unittest


NOW = clock.from_iso("2026-11-23T10:00:30Z")


def took(*seconds):
    """Return the RunLengths of runs that ended well after so many seconds."""
    return RunLengths(
        Result("1", start=NOW, end=NOW + timedelta(seconds=each)) for each in seconds
    )


def going(seconds, fraction=None):
    """Return a run that goes on since so many seconds, as as_data.py describes it."""
    progress = None if fraction is None else {"fraction": fraction}
    started = clock.to_iso(NOW - timedelta(seconds=seconds))
    return {"started": started, "progress": progress, "token": "t"}


class TestAddEstimate(unittest.TestCase):
    def estimate(self, run, past):
        found = durations.add_estimate(run, past, NOW)
        return found["estimated_left"], found["slow"]

    def test_nothing_is_known_before_the_first_run(self):
        self.assertEqual(self.estimate(going(5), took()), (None, False))

    def test_by_what_is_usual_until_a_tenth_is_done(self):
        for fraction in (None, 0.0, 0.09):
            self.assertEqual(self.estimate(going(5, fraction), took(60))[0], 55)

    def test_by_its_own_pace_from_then_on(self):
        self.assertEqual(self.estimate(going(5, 0.1), took(60))[0], 45)
        self.assertEqual(self.estimate(going(5, 0.5), took())[0], 5)
        self.assertEqual(self.estimate(going(5, 1.0), took(60))[0], 0)

    def test_no_estimate_once_the_usual_time_is_over(self):
        self.assertEqual(self.estimate(going(60), took(60)), (None, False))

    def test_slow_while_it_still_runs(self):
        past = took(*[10] * 5)
        self.assertFalse(self.estimate(going(20), past)[1])
        self.assertTrue(self.estimate(going(21), past)[1])

    def test_a_clock_that_was_set_back_takes_nothing_away(self):
        self.assertEqual(self.estimate(going(-30), took(60)), (60, False))

    def test_all_else_of_the_run_stays_and_the_run_itself_is_left_alone(self):
        run = going(5, 0.5)
        before = dict(run)
        found = durations.add_estimate(run, took(), NOW)
        self.assertEqual(run, before)
        self.assertEqual(dict(found, **before), found)


class TestDescribe(CronTestCase):
    def test_one_that_was_not_started_has_no_duration_and_is_not_slow(self):
        task = self.add_task()
        skipped = result_writer.record(task, status=u"SKIPPED", reason=u"too late")
        (run,) = durations.describe(RunLengths([skipped]))["runs"]
        expected = {
            "@id": skipped.absolute_url(),
            "status": u"SKIPPED",
            "start": None,
            "duration": None,
            "slow": False,
        }
        self.assertEqual(run, expected)


class TestOverRest(RestTestCase):
    def test_durations_of_the_last_runs(self):
        task = self.add_task(keep_results=1000)
        for number, seconds in enumerate([2] * 55 + [60]):
            end = clock.now() + timedelta(minutes=number)
            start = end - timedelta(seconds=seconds)
            result_writer.record(task, status=u"OK", start=start, end=end)
        answer = self.read_json("/task/@cron")["durations"]
        self.assertEqual((answer["usual"], answer["slow_after"]), (2.0, 4.0))
        self.assertEqual(len(answer["runs"]), 50)
        self.assertEqual(
            answer["runs"][0],
            {
                "@id": task.getLastResult().absolute_url(),
                "status": "OK",
                "start": "2026-11-23T10:54:30Z",
                "duration": 60.0,
                "slow": True,
            },
        )
        self.assertFalse(answer["runs"][1]["slow"])

    def test_durations_before_the_first_run(self):
        self.add_task()
        answer = self.read_json("/task/@cron")["durations"]
        self.assertEqual(answer, {"usual": None, "slow_after": None, "runs": []})

    def test_what_a_run_has_left(self):
        task = self.add_task()
        end = clock.now()
        start = end - timedelta(seconds=100)
        result_writer.record(task, status=u"OK", start=start, end=end)
        add_run(self.state_of(task))
        self.set_time("10:01:10")
        (run,) = self.read_json("/task/@cron")["running"]
        self.assertEqual((run["estimated_left"], run["slow"]), (60.0, False))
