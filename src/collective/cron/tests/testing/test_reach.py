"""What the stopped clock reaches."""

from collective.cron.testing import reach

import mock
import sys
import types
import unittest


class TestPackages(unittest.TestCase):
    def setUp(self):
        patched = mock.patch.dict(sys.modules)
        patched.start()
        self.addCleanup(patched.stop)

    def add(self, name, **values):
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(values)

    def test_the_outermost_that_is_no_namespace(self):
        self.add("acme", __file__=None)
        self.add("acme.report", __file__="acme/report/__init__.py")
        self.add("acme.report.cron", __file__="acme/report/cron/__init__.py")
        package = reach.package_of("acme.report.cron.runner")
        self.assertEqual(package, "acme.report")
        self.assertEqual(reach.package_of("acme_tasks"), "acme_tasks")

    def test_of_the_product_the_module_alone(self):
        name = "collective.cron.demo.census"
        self.assertEqual(reach.package_of(name), name)

    def test_packages_that_are_named(self):
        self.add("acme_other")
        self.add("acme_other.inner")
        self.add("acme_others")
        found = [module.__name__ for module in reach.modules(["acme_other"])]
        self.assertEqual(
            [name for name in found if name.startswith("acme_")],
            ["acme_other", "acme_other.inner"],
        )
