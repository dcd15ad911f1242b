"""What lookups remember of content that left the memory is let go."""

from collective.cron.interfaces import IBackendJobManager
from collective.cron.running.left_behind import lookups
from collective.cron.tests.support.base import CronTestCase
from zope.component import getSiteManager
from zope.component import queryAdapter
from zope.interface import directlyProvides
from zope.interface import Interface

import mock


class IAsked(Interface):
    """What some of the things that are asked for provide."""


class Thing(object):
    """As content of Plone 5.2, each with a specification of its own."""

    def __init__(self):
        directlyProvides(self, IAsked)


class TestLookups(CronTestCase):
    def remembered(self):
        registries = getSiteManager().adapters.ro
        return max(len(registry._v_lookup._required) for registry in registries)

    def look_up(self, count):
        things = [Thing() for _number in range(count)]
        for thing in things:
            queryAdapter(thing, IAsked, u"none")
        return things

    def test_too_much_is_let_go_and_found_again(self):
        lookups.let_go()
        self.task = self.add_task()
        before = self.remembered()
        with mock.patch.object(lookups, "MOST", before + 20):
            for _round in range(5):
                self.look_up(15)
                lookups.let_go()
                self.assertLessEqual(self.remembered(), before + 35)
        # What is asked for afterwards is worked out anew.
        self.assertIs(queryAdapter(self.task, IBackendJobManager).backend, self.task)

    def test_a_few_stay(self):
        self.look_up(15)
        before = self.remembered()
        lookups.let_go()
        self.assertEqual(self.remembered(), before)
