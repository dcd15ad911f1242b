"""The add-ons in examples/ are built, installed, and their own tests are run."""

from collective.cron.tests.support import example_add_ons

import importlib
import pkgutil
import unittest


class TestWheels(unittest.TestCase):
    def test_each_has_all_that_it_needs(self):
        for name, files in example_add_ons.install().items():
            missing = example_add_ons.sources_of(name).difference(files)
            self.assertEqual(missing, set(), name)


def test_suite():
    """Return the tests of this module, and those of each add-on where there are any."""
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    suite = unittest.TestSuite([load(TestWheels)])
    for name in example_add_ons.install():
        tests = importlib.import_module(name + ".tests")
        for _finder, module, _is_package in pkgutil.iter_modules(tests.__path__):
            suite.addTest(
                unittest.defaultTestLoader.loadTestsFromName(
                    "%s.tests.%s" % (name, module)
                )
            )
    return suite
