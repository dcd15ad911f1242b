"""What is the matter with the queue, as the engine says it."""

from collective.cron import clock
from collective.cron.engines.trouble import Trouble
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IJobQueue
from collective.cron.overview.evidence.queue_trouble import find_trouble
from collective.cron.overview.evidence.queue_trouble import say_trouble
from collective.cron.tests.support.base import CronTestCase
from zope.component import getGlobalSiteManager
from zope.i18n import translate


class TestQueueTrouble(CronTestCase):
    def use(self, engine):
        components = getGlobalSiteManager()
        components.registerUtility(engine, IJobQueue)
        self.addCleanup(components.registerUtility, self.queue, IJobQueue)

    def test_none_where_nothing_is_the_matter(self):
        self.assertIsNone(find_trouble())

    def test_that_of_the_engine(self):
        found = Trouble(clock.now(), u"disk full", "web1:42")
        self.queue.what_is_wrong = found
        self.assertEqual(find_trouble(), found)
        said = translate(say_trouble(found, "Europe/Paris"))
        self.assertIn(u"The queue cannot be used by web1:42 since ", said)
        self.assertIn(u"11:00", said)
        self.assertIn(u" CET: disk full", said)

    def test_an_engine_may_know_nothing_of_it(self):
        self.use(object())
        self.assertIsNone(find_trouble())

    def test_one_that_cannot_be_asked(self):
        class Away(object):
            def trouble(self):
                raise QueueUnavailable()

        self.use(Away())
        self.assertIsNone(find_trouble())
