"""What is worked out for a type is not taken for what an object provides by itself."""

from collective.cron.interfaces import IBackend
from collective.cron.overview.glances import provided
from collective.cron.tests.support.base import CronTestCase
from plone.behavior.interfaces import IBehaviorAssignable
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import providedBy

import mock


class IOwn(Interface):
    pass


@implementer(IBehaviorAssignable)
@adapter(IBackend)
class OwnBehaviors(object):
    """As of an add-on that gives behaviors to some objects of a type."""

    def __init__(self, context):
        self.context = context

    def supports(self, behavior):
        return False

    def enumerateBehaviors(self):
        if self.context.getId() == "b":
            yield mock.Mock(marker=IOwn)


class TestProvided(CronTestCase):
    def setUp(self):
        super(TestProvided, self).setUp()
        self.tasks = [self.add_task(name=name).aq_base for name in "abc"]

    def check(self):
        one = provided.Provided()
        for task in self.tasks * 2:
            found = sorted(each.__identifier__ for each in one.of(task).flattened())
            each = sorted(each.__identifier__ for each in providedBy(task).flattened())
            self.assertEqual(found, each)
        return [IOwn in one.of(task).flattened() for task in self.tasks]

    def test_as_zope_says_it_of_each(self):
        self.assertEqual(self.check(), [False] * 3)

    def test_what_one_provides_besides_is_its_own(self):
        alsoProvides(self.tasks[1], IOwn)
        self.assertEqual(self.check(), [False, True, False])

    def test_it_is_worked_out_once(self):
        one = provided.Provided()
        with mock.patch.object(provided, "providedBy", side_effect=providedBy) as ask:
            for task in self.tasks:
                one.of(task)
        self.assertEqual(ask.call_count, 1)

    def test_where_objects_have_behaviors_of_their_own_each_is_asked(self):
        getGlobalSiteManager().registerAdapter(OwnBehaviors)
        self.addCleanup(getGlobalSiteManager().unregisterAdapter, OwnBehaviors)
        for task in self.tasks:
            task.__dict__.pop("_v__providedBy__", None)
        one = provided.Provided()
        with mock.patch.object(provided, "providedBy", side_effect=providedBy) as ask:
            for task in self.tasks:
                one.of(task)
        self.assertEqual(ask.call_count, 3)
