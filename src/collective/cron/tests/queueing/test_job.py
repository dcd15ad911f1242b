"""Jobs are plain text, and anything else is refused."""

from collective.cron import clock
from collective.cron.queueing import job

import unittest


class TestJob(unittest.TestCase):
    def setUp(self):
        self.job = job.Job(
            u"/Plone", u"abc", 3, clock.from_iso("2026-11-23T10:05:00Z"), job.SCHEDULE
        )

    def test_there_and_back(self):
        args = self.job.to_args()
        self.assertEqual(args, ("/Plone", "abc", 3, "2026-11-23T10:05:00Z", "schedule"))
        self.assertEqual([type(arg) for arg in args], [str, str, int, str, str])
        self.assertEqual(job.Job.from_args(args), self.job)

    def test_anything_else_is_refused(self):
        good = list(self.job.to_args())
        for index, bad in ((2, "x"), (3, "now"), (3, "2026-11-23 10:05"), (4, "other")):
            args = list(good)
            args[index] = bad
            with self.assertRaises(ValueError):
                job.Job.from_args(args)
        with self.assertRaises(ValueError):
            job.Job.from_args(good[:4])

    def test_live_until_done(self):
        for status, live in (
            (job.QUEUED, True),
            (job.RUNNING, True),
            (job.DONE, False),
        ):
            queued = job.QueuedJob("1", self.job, self.job.occurrence, status)
            self.assertEqual(queued.live, live)
