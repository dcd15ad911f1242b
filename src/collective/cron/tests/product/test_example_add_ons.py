"""The add-ons in examples/ are built, installed, and their own tests are run."""

from collective.cron.tests.support import example_add_ons
from collective.cron.tests.support import template

import importlib
import os
import pkgutil
import unittest


try:
    from pkg_resources import iter_entry_points
    from z3c.autoinclude.utils import DistributionManager  # of Plone 5.2
except ImportError:
    DistributionManager = None


@unittest.skipUnless(os.path.exists(example_add_ons.TEMPLATE), "no checkout")
class TestWheels(unittest.TestCase):
    def test_each_has_all_that_it_needs(self):
        for name, files in example_add_ons.install().items():
            missing = example_add_ons.sources_of(name).difference(files)
            missing.discard("acme/__init__.py")  # on Python 2 a .pth file instead
            self.assertEqual(missing, set(), name)

    @unittest.skipUnless(DistributionManager, "Plone 6 reads the name of a module")
    def test_plone_looks_for_zcml_nowhere_else(self):
        example_add_ons.install()
        found = list(iter_entry_points("z3c.autoinclude.plugin"))
        own = [point.dist for point in found if point.dist.key.startswith("acme.")]
        for dist in own:
            for name in DistributionManager(dist).dottedNames():
                self.assertTrue(name.startswith("acme."), (dist, name))


@unittest.skipUnless(os.path.exists(example_add_ons.TEMPLATE), "no checkout")
class TestTemplate(unittest.TestCase):
    def test_what_it_asks_for(self):
        asked = template.questions(example_add_ons.TEMPLATE)
        for name, good, bad in (
            ("package", u"acme.prices", u"acme"),
            ("type", u"PriceList", u"Price list"),
            ("title", u"Prices of the shop", u"<Prices>"),
            ("title", u"Preise f\xfcr alle", u'"Prices"'),
            ("title", u"Prices", u"C:\\Prices"),
        ):
            self.assertTrue(asked[name].search(good), (name, good))
            self.assertFalse(asked[name].search(bad), (name, bad))


def test_suite():
    """Return the tests of this module, and those of each add-on where there are any."""
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    suite = unittest.TestSuite([load(TestWheels), load(TestTemplate)])
    for name in example_add_ons.install():
        tests = importlib.import_module(name + ".tests")
        for _finder, module, _is_package in pkgutil.iter_modules(tests.__path__):
            suite.addTest(
                unittest.defaultTestLoader.loadTestsFromName(
                    "%s.tests.%s" % (name, module)
                )
            )
    return suite
