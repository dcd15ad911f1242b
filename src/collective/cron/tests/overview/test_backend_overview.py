"""What lists and pages tell of a Backend: its words, what comes next, what was."""

from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.interfaces import IBackendTitleCompl
from collective.cron.memory import state
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.overview.backend_overview import title_of
from collective.cron.running import reconcile
from collective.cron.tests.support.complements import add_complement
from collective.cron.tests.support.pauses import PauseTestCase
from zope.interface import alsoProvides

import transaction


class OverviewTestCase(PauseTestCase):
    def look_at(self, task):
        workers = reconcile.known_workers()
        return BackendOverview(task, workers, clock.now())

    def next_at(self, task):
        found = self.look_at(task).next_at
        return found and clock.to_iso(found)[11:16]


class TestWords(OverviewTestCase):
    def complement(self, words):
        """Return what is shown of these words of an add-on, or of their absence."""
        add_complement(self, words if callable(words) else lambda backend: words)
        return self.look_at(self.task).complement

    def setUp(self):
        super(TestWords, self).setUp()
        self.task = self.add_task()

    def test_without_a_title_its_id_stands_for_it(self):
        self.assertEqual(title_of(self.task), u"Task")
        self.task.title = u""
        self.assertEqual(title_of(self.task), u"task")
        self.task.title = u"T\xe4glich"
        self.assertEqual(title_of(self.task), u"T\xe4glich")

    def test_what_nobody_sees_in_it_is_shown(self):
        self.task.title = u"a\u202egpj.exe"
        self.assertEqual(title_of(self.task), u"a\ufffdgpj.exe")

    def test_complement_of_an_addon(self):
        self.assertEqual(self.look_at(self.task).complement, u"")
        self.assertEqual(self.complement(u"of Z\xfcrich"), u"of Z\xfcrich")
        self.assertEqual(self.complement(b"of Z\xc3\xbcrich"), u"of Z\xfcrich")
        self.assertEqual(self.complement(None), u"")

    def test_a_task_may_have_a_complement_by_itself(self):
        alsoProvides(self.task, IBackendTitleCompl)
        self.task.getComplement = lambda: u"of its own"
        self.assertEqual(self.look_at(self.task).complement, u"of its own")
        del self.task.getComplement

    def test_complement_is_bounded_and_tells_no_secrets(self):
        self.assertLessEqual(len(self.complement(u"x" * 10000)), 500)
        shown = self.complement(u"at https://jane:hunter2@example.org")
        self.assertIn(u"example.org", shown)
        self.assertNotIn(u"hunter2", shown)

    def test_a_complement_that_fails_takes_nothing_else_away(self):
        self.assertEqual(self.complement(lambda backend: 1 / 0), u"")

    def test_a_type_that_is_gone_is_called_by_its_id(self):
        self.assertEqual(self.look_at(self.task).type_title, u"Test task")
        overview = self.look_at(self.task)
        self.task.portal_type = "GoneType"
        self.assertEqual(overview.type_title, "GoneType")


class TestNext(OverviewTestCase):
    def upcoming(self, task, count=2):
        found = self.look_at(task).upcoming(count)
        return [clock.to_iso(instant)[11:16] for instant in found]

    def test_an_active_task(self):
        task = self.add_task()
        self.assertEqual(self.next_at(task), "10:05")
        self.assertEqual(self.upcoming(task, 3), ["10:05", "10:10", "10:15"])
        self.assertTrue(self.look_at(task).runs_by_itself)

    def test_an_inactive_one_has_no_next_run_but_would_have(self):
        task = self.add_task(activated=False)
        self.assertIsNone(self.next_at(task))
        self.assertEqual(self.upcoming(task), ["10:05", "10:10"])
        self.assertFalse(self.look_at(task).runs_by_itself)

    def test_in_a_pause_it_is_the_first_that_is_not_in_it(self):
        task = self.add_task()
        self.pause("2026-11-23T10:10:00Z")
        # The end of a pause is not in it.
        self.assertEqual(self.next_at(task), "10:10")
        self.assertEqual(self.upcoming(task), ["10:10", "10:15"])
        self.assertTrue(self.look_at(task).runs_by_itself)

    def test_a_pause_that_ends_before_changes_nothing(self):
        task = self.add_task(periodicity=u"30 10 * * *")
        self.pause("2026-11-23T10:10:00Z")
        self.assertEqual(self.next_at(task), "10:30")

    def test_in_a_pause_without_an_end_nobody_knows(self):
        task = self.add_task()
        self.pause()
        self.assertIsNone(self.next_at(task))
        self.assertEqual(self.upcoming(task), [])
        self.assertFalse(self.look_at(task).runs_by_itself)

    def test_what_cannot_be_read_has_no_next_runs_and_does_not_run(self):
        task = self.add_task()
        for name, value in (("periodicity", u"x"), ("timezone", u"Mars/Base")):
            before = getattr(task, name)
            setattr(task, name, value)
            self.assertEqual(self.upcoming(task), [])
            self.assertFalse(self.look_at(task).runs_by_itself)
            setattr(task, name, before)

    def test_a_broken_one_does_not_run_by_itself_though_it_is_queued(self):
        task = self.add_task(run_as=u"ghost")
        self.assertEqual(self.next_at(task), "10:05")
        self.assertFalse(self.look_at(task).runs_by_itself)


class TestLast(OverviewTestCase):
    def test_begin_of_the_last_run_or_when_it_was_recorded_that_it_did_not_begin(self):
        task = self.add_task()
        self.assertIsNone(self.look_at(task).last_at)
        self.run_due("10:05:10")
        begun = clock.now()
        self.set_time("10:06:00")
        self.assertEqual(self.look_at(task).last_at, begun)
        skipped = result_writer.record(task, status=u"SKIPPED", reason=u"too late")
        result_writer.note(self.state_of(task), skipped)
        self.assertEqual(self.look_at(task).last_at, clock.now())

    def test_looking_writes_nothing_and_wakes_no_result(self):
        task = self.add_task()
        self.run_due("10:05:00")
        result = task.getLastResult().aq_base
        transaction.commit()
        last = self.portal._p_jar.db().lastTransaction()
        self.portal._p_jar.cacheMinimize()
        overview = self.look_at(task)
        for name in ("url", "title", "complement", "type_title", "next_at", "last_at"):
            getattr(overview, name)
        overview.upcoming(5)
        self.assertIsNone(result._p_changed)
        transaction.commit()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), last)

    def test_a_task_without_a_state(self):
        task = self.add_task()
        manager = self.manager_of(task)
        self.queue.held.clear()
        state.drop_state(self.portal, manager.uid)
        overview = self.look_at(task)
        self.assertEqual((overview.next_at, overview.last_at), (None, None))
        self.assertEqual(overview.status.code, "missing")
