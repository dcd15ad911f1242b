"""What lookups remember of content that left the memory is let go."""

from collective.cron.interfaces import IBackendJobManager
from collective.cron.running.left_behind import lookups
from collective.cron.tests.support.base import CronTestCase
from weakref import ref
from zope.component import getSiteManager
from zope.component import queryAdapter
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.interface import Interface
from zope.interface.adapter import AdapterRegistry
from zope.interface.declarations import Declaration

import gc
import mock


ROUNDS, EACH, MOST = 5, 15, 20


class IAsked(Interface):
    """What some of the things that are asked for provide."""


class IUnknown(Interface):
    """What nothing provides, so that whoever knows adapters is asked."""


class Thing(object):
    """As content of Plone 5.2, each with a specification of its own."""

    def __init__(self):
        self.__provides__ = Declaration(IAsked)


class TestLookups(CronTestCase):
    def setUp(self):
        super(TestLookups, self).setUp()
        self.specifications = []

    def alive(self):
        """Return how many things are remembered."""
        gc.collect()  # a specification knows itself
        return len([one for one in self.specifications if one() is not None])

    def look_up(self, ask):
        for _number in range(EACH):
            thing = Thing()
            self.specifications.append(ref(thing.__provides__))
            ask(thing)

    def look_up_many(self, ask):
        """Look up and let go, again and again; return how many are remembered."""
        with mock.patch.object(lookups, "MOST", MOST):
            for _round in range(ROUNDS):
                self.look_up(ask)
                lookups.let_go()
        return self.alive()

    def test_too_much_is_let_go_and_found_again(self):
        lookups.let_go()
        self.task = self.add_task()
        alive = self.look_up_many(lambda thing: queryAdapter(thing, IAsked, u"none"))
        self.assertLessEqual(alive, MOST)
        # What is asked for afterwards is worked out anew.
        self.assertIs(queryAdapter(self.task, IBackendJobManager).backend, self.task)

    def test_whoever_is_asked_lets_go(self):
        with mock.patch.object(lookups, "MOST", 0):
            lookups.let_go()
            self.look_up(lambda thing: IUnknown(thing, None))
            self.assertGreater(self.alive(), 0)
            lookups.let_go()
        self.assertEqual(self.alive(), 0)

    def test_of_a_registry_that_left_the_memory(self):
        setSite(getSite())
        self.look_up(lambda thing: IUnknown(thing, None))
        getSiteManager().adapters._p_deactivate()
        alive = self.look_up_many(lambda thing: IUnknown(thing, None))
        self.assertLessEqual(alive, MOST)

    def test_what_all_threads_ask_keeps_its_dicts(self):
        registry = self.other_registry()
        registry.register([IAsked], IUnknown, u"named", 2)
        registry.subscribe([IAsked], IUnknown, 3)

        def ask(thing):
            provided = thing.__provides__
            self.assertEqual(registry.lookup1(provided, IUnknown), 1)
            self.assertEqual(registry.lookup1(provided, IUnknown, u"named"), 2)
            self.assertEqual(registry.subscriptions([provided], IUnknown), [3])

        with mock.patch.object(registry._v_lookup, "changed") as changed:
            self.look_up(ask)
            self.assertEqual(self.alive(), EACH)
            lookups.let_go()
            self.assertEqual(self.alive(), 0)
            self.look_up(ask)
        changed.assert_not_called()

    def test_whoever_looks_after_the_tasks_lets_go(self):
        registry = self.other_registry()
        self.add_task()
        for look_after in (self.tick, self.reconcile_all):
            self.look_up(lambda thing: registry.lookup1(thing.__provides__, IUnknown))
            self.assertEqual(self.alive(), EACH)
            look_after()
            self.assertEqual(self.alive(), 0)

    def other_registry(self):
        """Return one that is asked besides, and may remember nothing."""
        registry = AdapterRegistry()
        registry.register([IAsked], IUnknown, u"", 1)
        for name, value in (("_others", lambda: [registry]), ("MOST", 0)):
            patch = mock.patch.object(lookups, name, value)
            patch.start()
            self.addCleanup(patch.stop)
        return registry

    def test_a_few_stay(self):
        self.look_up(lambda thing: queryAdapter(thing, IAsked, u"none"))
        lookups.let_go()
        self.assertEqual(self.alive(), EACH)
