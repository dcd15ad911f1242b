"""Settings of one run: which there are, who may give them, and what a runner sees."""

from collective.cron.errors import InvalidSettings
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendJobManager
from collective.cron.jobrunner import JobRunner
from collective.cron.settings import run_settings
from collective.cron.tests.support import script_case
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.script_case import ScriptCase
from collective.cron.tests.support.tasks import ITestTask
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.uuid.interfaces import IUUID
from zope.interface import Invalid


def refuse_seven(task):
    if task.seconds == 7:
        raise Invalid(u"not seven")


class TestFields(JobCase):
    def setUp(self):
        super(TestFields, self).setUp()
        self.task = self.add_job(seconds=1.0)

    def errors(self, **sent):
        with self.assertRaises(InvalidSettings) as caught:
            run_settings.check(self.task, sent)
        return sorted(caught.exception.errors)

    def test_those_of_the_type_but_passwords_and_what_steers_it(self):
        names = [name for name, _field in run_settings.offered(self.task)]
        self.assertEqual(names, ["script", "seconds", "kind", "effects"])

    def test_they_are_valid_or_refused_by_name(self):
        run_settings.check(self.task, {"seconds": 2, "kind": u"another-kind"})
        self.assertEqual(self.errors(seconds=u"many", kind=u"odd"), ["kind", "seconds"])
        for name in ("secret", "run_as", "periodicity", "dry_run", "other"):
            self.assertEqual(self.errors(**{name: u"x"}), [name])

    def test_rules_for_several_fields_hold_as_in_the_form(self):
        ITestTask.setTaggedValue("invariants", [refuse_seven])
        self.addCleanup(ITestTask.setTaggedValue, "invariants", [])
        self.assertEqual(self.errors(seconds=7), [u""])
        run_settings.check(self.task, {"seconds": 8})

    def test_a_field_that_one_may_not_write_is_not_offered(self):
        key = WRITE_PERMISSIONS_KEY
        ITestTask.setTaggedValue(key, {"script": "no.such.permission"})
        self.addCleanup(ITestTask.setTaggedValue, key, {})
        setter = self.task.manage_permission
        setter("Manage portal", [], 0)
        self.assertEqual(self.errors(script=u"look"), ["script"])


class TestApplied(JobCase):
    def applied(self, **settings):
        self.task = self.add_job(seconds=1.0)
        return run_settings.applied(self.task, settings)

    def test_nothing_of_its_own_is_the_backend_itself(self):
        for settings in ({}, {"dry_run": True}, {"unknown": 1}):
            task = self.portal.get("task") or self.add_job()
            self.assertIs(run_settings.applied(task, settings), task)

    def test_it_has_the_settings_and_is_the_task_in_all_else(self):
        found = self.applied(seconds=2.5)
        self.assertEqual((found.seconds, self.task.seconds), (2.5, 1.0))
        self.assertTrue(IBackend.providedBy(found))
        self.assertEqual(IUUID(found), IUUID(self.task))
        self.assertEqual(found.absolute_url(), self.task.absolute_url())
        self.assertEqual(found.getPhysicalPath(), self.task.getPhysicalPath())
        self.assertFalse(IBackendJobManager(found).is_job_running())

    def test_what_is_written_is_written_to_the_task(self):
        found = self.applied(seconds=2.5)
        found.counter = 7
        found.seconds = 3.0
        self.assertEqual((self.task.counter, self.task.seconds), (7, 3.0))
        self.assertEqual(found.seconds, 2.5)

    def test_what_fits_no_more_is_refused(self):
        with self.assertRaises(InvalidSettings):
            self.applied(seconds=u"many")


class TestRun(JobCase):
    def setUp(self):
        super(TestRun, self).setUp()
        self.task = self.add_job(seconds=1.0)
        self.seen = []

    def look(self, runner):
        runner.backend.counter += 1
        self.seen.append((runner.backend.seconds, runner.period))

    def test_a_run_has_them_and_the_next_one_has_not(self):
        self.play_again(self.look, {"seconds": 4.0})
        self.play(self.look, "10:05:00")
        self.assertEqual(self.seen, [(4.0, None), (1.0, None)])
        results = self.task.getResults()
        self.assertEqual((self.task.seconds, self.task.counter), (1.0, 2))
        settings = [result.settings for result in results]
        self.assertEqual(settings, [None, {"seconds": 4.0}])

    def test_a_period_is_a_pair_of_instants(self):
        period = ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"]
        self.play_again(self.look, {"period": period})
        ((_seconds, found),) = self.seen
        self.assertEqual([str(one)[:10] for one in found], ["2026-11-01", "2026-11-02"])
        self.assertIsNone(JobRunner(self.task).period)

    def test_chunks_of_other_settings_begin_anew_and_leave_the_bookmark(self):
        done = []

        def work(item):
            done.append(item)
            if item == 3 and len(done) < 4:
                raise ValueError("stopped")

        def chunks(runner):
            runner.in_chunks([1, 2, 3, 4], work, size=1)

        self.play(chunks, "10:05:00")
        self.assertEqual(done, [1, 2, 3])
        self.set_time("10:06:00")
        self.play_again(chunks, {"seconds": 4.0})
        self.assertEqual(done[3:], [1, 2, 3, 4])
        self.play(chunks, "10:10:00")
        self.assertEqual(done[7:], [3, 4])


class TestScripts(ScriptCase):
    def test_they_are_the_parameters(self):
        def report(context, days=30, dry_run=False):
            """Count."""

        script_case.register(self, report)
        task = self.add_script_task(settings={"days": 3})
        names = [name for name, _field in run_settings.offered(task)]
        self.assertEqual(names, ["days"])
        with self.assertRaises(InvalidSettings):
            run_settings.check(task, {"days": u"many"})
        run_settings.check(task, {"days": 4})
        self.assertIs(run_settings.applied(task, {"days": 4}), task)
