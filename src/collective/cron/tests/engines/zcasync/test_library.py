"""The parts of zc.async under names of ours: all there on Python 2, else none."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import suite
from importlib import import_module

import pickle
import sys
import unittest


NAME = "collective.cron.engines.zcasync.library"


class TestLibrary(unittest.TestCase):
    """Where zc.async can be."""

    def setUp(self):
        self.library = import_module(NAME)

    def test_the_queue_is_the_one_that_plone_app_async_makes(self):
        # It makes it with the installer of zc.async as that is.
        installer = self.library.subscribers.queue_installer
        self.assertEqual(tuple(installer.queues), (self.library.QUEUE,))
        self.assertEqual(self.library.KEY, "zc.async")

    def test_plone_app_async_has_a_worker_and_an_instance_for_each_set_up(self):
        config = self.library.plone_config
        pairs = (
            (config.InitSingleDBWorker, config.InitSingleDBInstance, "main"),
            (config.InitMultiDBWorker, config.InitMultiDBInstance, "async"),
        )
        for worker, instance, database in pairs:
            self.assertTrue(issubclass(worker, config.InitWorker))
            self.assertFalse(issubclass(instance, config.InitWorker))
            self.assertEqual((worker.db_name, instance.db_name), (database, database))

    def test_failures_that_are_stored_can_be_read_again(self):
        failure = import_module("twisted.python.failure")
        try:
            raise ValueError("it went wrong")
        except ValueError:
            stored = pickle.dumps(failure.Failure(), 2)
        self.assertEqual(pickle.loads(stored).getErrorMessage(), "it went wrong")


class TestWithout(unittest.TestCase):
    """Where zc.async cannot be."""

    def test_it_is_not_there_and_that_is_said(self):
        with self.assertRaises(ImportError) as raised:
            import_module(NAME)
        self.assertIn("zc.async", str(raised.exception))
        self.assertNotIn(NAME, sys.modules)


def test_suite():
    """Choose by the engine of the platform."""
    return suite(TestLibrary if PY2 else TestWithout)
