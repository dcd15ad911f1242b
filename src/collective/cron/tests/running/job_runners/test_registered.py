"""The registered job runners."""

from collective.cron.demo.census import Census
from collective.cron.demo.census import CensusRunner
from collective.cron.demo.census import ICensus
from collective.cron.running.job_runners import registered
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.interface import implementedBy

import unittest


class TestNames(unittest.TestCase):
    def test_of_classes_functions_interfaces(self):
        for thing, name in (
            (CensusRunner, "census.CensusRunner"),
            (ICensus, "census.ICensus"),
            (CensusRunner(None), "census.CensusRunner"),
        ):
            self.assertEqual(
                registered.name_of(thing), "collective.cron.demo." + name
            )
        here = registered.name_of(TestNames.setUpClass)
        self.assertTrue(here.endswith(".setUpClass"))


class TestRegistered(unittest.TestCase):
    def setUp(self):
        self.components = getGlobalSiteManager()
        adapter(ICensus)(CensusRunner)
        self.components.registerAdapter(CensusRunner)
        self.addCleanup(self.components.unregisterAdapter, CensusRunner)

    def test_it_is_found(self):
        factories = [one.factory for one in registered.all_registrations()]
        self.assertIn(CensusRunner, factories)
        found = registered.factory_for(implementedBy(Census))
        self.assertIs(found, CensusRunner)

    def test_what_tells_a_type_from_others(self):
        found = registered.type_interfaces(implementedBy(Census))
        self.assertEqual(found[0], ICensus)
