"""What is the same for all Backends of a page, and what it makes of each."""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.overview.glances import facts
from collective.cron.overview.glances.circumstances import Circumstances
from collective.cron.queueing.worker import Worker
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.tasks import TestTask
from datetime import timedelta
from zope.interface import providedBy

import mock


class TestCircumstances(CronTestCase):
    def setUp(self):
        super(TestCircumstances, self).setUp()
        self.worker = Worker("one", None, clock.now(), True)
        self.task = self.add_task()
        self.known = self.facts(self.task)

    def facts(self, task):
        return facts.make(BackendOverview(task, [], clock.now()), u"", clock.now())

    def code(self, workers, known=None):
        circumstances = Circumstances(self.portal, workers, clock.now(), known or {})
        return circumstances.code_of(self.known)

    def allows(self, known=None):
        circumstances = Circumstances(self.portal, [], clock.now(), {})
        provided = providedBy(self.task.aq_base)
        return circumstances.allow(self.task, provided, known or self.known)

    def test_code_is_as_that_of_the_status(self):
        trouble = {"trouble": object(), "pause": None}
        self.assertEqual(self.code([self.worker]), "never-run")
        self.assertEqual(self.code([]), "no-worker")
        self.assertEqual(self.code(None), "unknown")
        self.assertEqual(self.code([self.worker], trouble), "no-queue")
        pause.start(self.portal, u"Moving house", None, u"jane")
        self.assertEqual(self.code([]), "paused")
        self.known = self.facts(self.add_task(name="off", activated=False))
        self.assertEqual(self.code([]), "inactive")

    def test_next_run_after_a_pause(self):
        until = clock.now() + timedelta(hours=2)
        pause.start(self.portal, u"Moving house", until, u"jane")
        overview = BackendOverview(self.task, [], clock.now(), known={})
        found = Circumstances(self.portal, [], clock.now(), {}).next_of(self.known)
        self.assertGreater(found, until)
        self.assertEqual(found, overview.next_at)

    def test_not_at_rest_when_it_is_due(self):
        self.assertTrue(self.allows())
        self.set_time("10:05:00")
        self.assertFalse(self.allows())

    def test_not_where_its_user_is_gone_or_it_says_what_is_wrong(self):
        user = self.known.plan._replace(user="ghost", where="")
        self.assertFalse(self.allows(self.known._replace(plan=user)))
        with mock.patch.object(TestTask, "defect", lambda task: "wrong", create=True):
            self.assertFalse(self.allows())

    def test_not_where_no_add_on_does_the_work(self):
        circumstances = Circumstances(self.portal, [], clock.now(), {})
        provided = providedBy(self.portal.aq_base)
        self.assertFalse(circumstances.allow(self.task, provided, self.known))
