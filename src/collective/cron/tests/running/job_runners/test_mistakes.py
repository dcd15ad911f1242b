"""Mistakes of authors, as their classes and objects show them."""

from collective.cron.jobrunner import JobRunner
from collective.cron.running.job_runners import mistakes

import functools
import unittest


def of_class(*bases, **values):
    """Return the mistake of a class; `bases`: left out, it is plain."""
    found = mistakes.of_factory(type("Mine", bases or (object,), values))
    prefix = u"%s.Mine: " % __name__
    return found and found.replace(prefix, u"", 1)


class Old:
    def __init__(self, backend):
        self.backend = backend

    def run(self):
        pass


def init(self, backend):
    pass


class TestClasses(unittest.TestCase):
    def test_init(self):
        run = {"run": lambda self: None}
        for wrong in (lambda self: None, lambda self, backend, more: None):
            self.assertEqual(of_class(__init__=wrong, **run), mistakes.INIT_TAKES)
        self.assertEqual(of_class(**run), mistakes.INIT_TAKES)
        for right in (
            init,
            lambda self, *args: None,
            lambda self, context, more=1, **options: None,
        ):
            self.assertIsNone(of_class(__init__=right, **run))

    def test_run(self):
        for wrong in (lambda self, now: None, lambda: None):
            self.assertEqual(of_class(__init__=init, run=wrong), mistakes.RUN_TAKES)
        for right in (
            lambda self: None,
            lambda self, now=None: None,
            lambda *args, **options: None,
            staticmethod(lambda: None),
            functools.partial(int),
        ):
            self.assertIsNone(of_class(__init__=init, run=right))

    def test_the_base_class(self):
        self.assertEqual(of_class(JobRunner), mistakes.NO_RUN)
        found = of_class(JobRunner, run=lambda self: None, log=[])
        self.assertIn(u"log is a name of JobRunner", found)
        self.assertIsNone(of_class(JobRunner, run=lambda self: None))

    def test_it_says_whose(self):
        found = mistakes.of_factory(type("Mine", (JobRunner,), {}))
        self.assertEqual(found, u"%s.Mine: run() is missing" % __name__)

    def test_of_what_else_makes_job_runners_nothing_is_known(self):
        self.assertIsNone(mistakes.of_factory(lambda backend: None))
        self.assertIsNone(mistakes.of_factory(Old))
        self.assertIsNone(mistakes.of_factory(None))


class TestObjects(unittest.TestCase):
    def make(self, *bases, **values):
        cls = type("Mine", bases or (object,), values)
        return mistakes.of_job_runner(cls(None) if bases else cls())

    def test_run(self):
        self.assertIn(mistakes.NO_RUN, self.make())
        self.assertIn(u"run must be a method, and is ", self.make(run="x"))
        self.assertIn(mistakes.RUN_TAKES, self.make(run=lambda self, now: None))
        self.assertIsNone(self.make(run=lambda self: None))
        self.assertIsNone(self.make(run=functools.partial(int)))
        self.assertIsNone(mistakes.of_job_runner(Old(None)))

    def test_super_was_forgotten(self):
        found = self.make(JobRunner, __init__=init, run=lambda self: None)
        self.assertIn(u"must call super(Mine, self).__init__(backend)", found)
