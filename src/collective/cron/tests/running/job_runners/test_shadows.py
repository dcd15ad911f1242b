"""Names of the base class."""

from collective.cron.jobrunner import JobRunner
from collective.cron.running.job_runners import shadows

import unittest


class TestShadows(unittest.TestCase):
    def find(self, **values):
        cls = type("Mine", (JobRunner,), values)
        return shadows.find(type("Inner", (cls,), {}), JobRunner)

    def test_a_value_in_place_of_a_method_or_property(self):
        self.assertIn(u"progress is a name of JobRunner", self.find(progress=0))
        self.assertIn(u"period is a name", self.find(period=30))

    def test_what_is_written_anew_and_what_is_of_subclasses(self):
        self.assertIsNone(self.find(log=lambda self, message: None))
        self.assertIsNone(self.find(cancelled=property(lambda self: True)))
        self.assertIsNone(self.find(has_dry_run=True, run=lambda self: None))

    def test_an_object_cannot_shadow_them_either(self):
        for name in ("log", "progress", "cancelled", "dry_run"):
            with self.assertRaises(AttributeError):
                setattr(JobRunner(None), name, [])
        runner = JobRunner(None)
        runner.count = runner.has_dry_run = 3
        with self.assertRaises(AttributeError) as caught:
            runner.log = []
        self.assertIn("log is a name of JobRunner", str(caught.exception))
