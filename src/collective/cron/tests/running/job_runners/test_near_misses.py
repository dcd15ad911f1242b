"""Job runners that were nearly registered for a type."""

from collective.cron.demo.census import Census
from collective.cron.demo.census import CensusRunner
from collective.cron.demo.practice import IPractice
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IJobRunner
from collective.cron.running.job_runners import near_misses
from zope.component import getGlobalSiteManager
from zope.interface import implementedBy
from zope.interface import Interface

import unittest


class Runner(object):
    def __init__(self, *adapted):
        pass


class TestNearMisses(unittest.TestCase):
    def register(self, required, factory=Runner, name=u""):
        components = getGlobalSiteManager()
        components.registerAdapter(factory, required, IJobRunner, name=name)
        self.addCleanup(
            components.unregisterAdapter, factory, required, IJobRunner, name=name
        )

    def find(self):
        return near_misses.find(implementedBy(Census))

    def test_one_with_a_name(self):
        self.register([IBackend], name=u"acme")
        name = "%s.Runner" % __name__
        self.assertEqual(self.find(), [u"%s has the name acme: leave it out" % name])

    def test_one_of_the_same_package_for_another_interface(self):
        self.register([IPractice], CensusRunner)
        self.register([IBackend, Interface], CensusRunner)
        demo = u"collective.cron.demo."
        self.assertEqual(
            self.find(),
            [
                demo + u"census.CensusRunner is for %s, zope.interface.Interface"
                % IBackend.__identifier__,
                demo + u"census.CensusRunner is for " + demo + u"practice.IPractice",
            ],
        )

    def test_not_those_of_other_packages(self):
        runner = type("Runner", (Runner,), {"__module__": "acme.report.tasks"})
        self.register([IPractice], runner)
        self.assertEqual(self.find(), [])

    def test_what_was_looked_for(self):
        self.assertEqual(
            near_misses.explain(implementedBy(Census)),
            u"looked for an adapter from collective.cron.demo.census.ICensus to "
            u"IJobRunner",
        )
