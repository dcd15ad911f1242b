"""A job runner that is wrong: what its author is told, at the first run and before."""

from collective.cron.interfaces import IJobRunner
from collective.cron.jobrunner import JobRunner
from collective.cron.running.job_runners import made
from collective.cron.testing import run_now
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.tasks import ITestTask
from collective.cron.tests.support.tasks import TestTaskRunner
from zope.component import getGlobalSiteManager


class TestMade(CronTestCase):
    def setUp(self):
        super(TestMade, self).setUp()
        self.components = getGlobalSiteManager()
        self.components.unregisterAdapter(TestTaskRunner)
        self.addCleanup(self.components.registerAdapter, TestTaskRunner)
        self.task = self.add_task()

    def register(self, factory, required=ITestTask, name=u""):
        args = factory, [required], IJobRunner
        self.components.registerAdapter(*args, name=name)
        self.addCleanup(self.components.unregisterAdapter, *args, name=name)

    def run_it(self):
        found = run_now(self.task, raises=False)
        self.assertEqual(found.status, u"FAILED")
        return found.reason

    def make_class(self, **values):
        values.setdefault("__module__", "acme.tasks")
        return type("Runner", (JobRunner,), values)

    def test_type_without_runner_is_said(self):
        found = made.defect(self.task)
        self.assertEqual((type(found), found.near), (made.NoJobRunner, []))
        self.assertIn(u"looked for an adapter from", self.run_it())
        self.assertIn(u"tests.support.tasks.ITestTask to IJobRunner", self.run_it())
        self.assertFalse(made.offers(self.task, "has_dry_run"))

    def test_one_with_a_name(self):
        self.register(self.make_class(run=lambda self: None), name=u"acme")
        self.assertIn(u"acme.tasks.Runner has the name acme", self.run_it())

    def test_a_class_that_is_wrong(self):
        self.register(self.make_class(run=lambda self, now: None))
        said = u"acme.tasks.Runner: run() must take no argument but self"
        self.assertEqual(str(made.defect(self.task)), said)
        self.assertEqual(self.run_it(), u"WrongJobRunner: " + said)
        self.assertFalse(made.offers(self.task, "has_dry_run"))

    def test_a_factory_that_gives_nothing(self):
        self.register(lambda backend: None)
        self.assertIn(u"it gave no job runner", self.run_it())

    def test_super_was_forgotten(self):
        def init(self, backend):
            self.mine = backend

        self.register(self.make_class(run=lambda self: None, __init__=init))
        self.assertIsNone(made.defect(self.task))
        self.assertIn(u"acme.tasks.Runner: __init__() must call super", self.run_it())

    def test_what_its_own_code_raises(self):
        def init(self, backend):
            raise ValueError("no")

        self.register(self.make_class(run=lambda self: None, __init__=init))
        self.assertEqual(self.run_it(), u"ValueError: no")
        self.assertFalse(made.offers(self.task, "has_dry_run"))

    def test_one_that_is_right(self):
        self.register(self.make_class(run=lambda self: None, has_dry_run=True))
        self.assertEqual(run_now(self.task).status, u"OK")
        self.assertTrue(made.offers(self.task, "has_dry_run"))
        self.assertFalse(made.offers(self.task, "has_period"))
