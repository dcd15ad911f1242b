"""A site goes from Plone 5.2 on Python 2.7 through every Plone between to the last.

CRON_MIGRATED_TASKS and CRON_MIGRATED_RESULTS say how many there are besides. At each
step its worker is killed with a queue in use.
"""

from collective.cron.tests.support.migration import chain
from collective.cron.tests.support.migration import migrated
from collective.cron.tests.support.migration import queue_in_use
from collective.cron.tests.support.migration.case import MigrationCase
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.suites import suite

import os
import sys
import unittest


OWN = os.path.basename(sys.prefix)
LAST = "plone-6.2"  # where it is tested


class TestChain(MigrationCase):
    layer = chain.CHAIN

    def test_every_plone_finds_all_that_the_one_before_left(self):
        self.assertNotIn("Error", self.layer.log)
        self.before = self.layer.before
        system = self.open(systems.single(**queue_in_use.FULL))
        for name in chain.BEFORE + (OWN,):
            chain.move(system, chain.scripts_of(name))
            migrated.upgrade(system)
            system.start()
            self.check_what_was_there(system)
            self.check_what_was_cut_off(system)
            self.check_schedule(system)
            sys.stderr.write("%s: %s\n" % (name, self.figures(system)))
            self.before = queue_in_use.leave(system.client)
            system.web.kill()

    def figures(self, system):
        backends = system.client.probe()["backends"].values()
        results = sum(len(backend["results"]) for backend in backends)
        return "%d tasks, %d results" % (len(backends), results)


class TestChainIsLeftOut(unittest.TestCase):
    def test_what_is_missing(self):
        line = "the way through every Plone is NOT TESTED: %s" % chain.what_is_missing()
        sys.stderr.write("\n%s\n" % line)
        if os.environ.get("CI"):
            self.fail(line)
        self.skipTest(line)


def test_suite():
    if OWN != LAST:
        return suite()
    return suite(TestChainIsLeftOut if chain.what_is_missing() else TestChain)
