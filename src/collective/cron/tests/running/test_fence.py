"""A task that removes itself, and one that is taken away while it works."""

from BTrees.OOBTree import OOBTree
from collective.cron.memory import annotations
from collective.cron.memory import bookmarks
from collective.cron.memory import orphans
from collective.cron.memory import progress
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.running import current_run
from collective.cron.running import runs
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.job_case import lose
from collective.cron.tests.support.log_lines import log_lines
from plone import api
from ZODB.POSException import ConflictError

import mock
import transaction


def delete(item, **options):
    item.aq_parent._delObject(item.getId(), **options)


def delete_without_events(backend):
    delete(backend, suppress_events=True)


def delete_parent(backend):
    delete(backend.aq_parent)


def delete_site(backend):
    delete(api.portal.get())


class FenceCase(JobCase):
    def setUp(self):
        super(FenceCase, self).setUp()
        self.root = self.portal.aq_parent
        self.root.cron_effects = OOBTree()
        self.folder = api.content.create(self.portal, "Folder", "folder")
        self.task = api.content.create(
            self.folder,
            "CronTestTask",
            "task",
            u"Task",
            script=u"play",
            periodicity=u"*/5 * * * *",
            activated=True,
            timezone=u"UTC",
        )
        self.uid = self.manager_of(self.task).uid
        transaction.commit()
        patch = mock.patch("time.sleep")
        patch.start()
        self.addCleanup(patch.stop)

    @property
    def effects(self):
        return dict(self.root.cron_effects)

    def do(self, what):
        # In the connection of the run.
        effects = current_run.get().site.aq_parent.cron_effects
        effects[what] = effects.get(what, 0) + 1

    def run_and_listen(self, function):
        lines = log_lines(self)
        self.play(function)
        return [line for line in lines if "folder/task" in line or "Backend" in line]

    def check_nothing_is_left(self):
        self.assertIsNone(state.get_state(self.portal, self.uid))
        self.assertEqual(self.queued(), [])
        self.assertEqual(runs.IN_HAND, set())
        orphans.drop(self.portal)  # as each tick does
        for key in (bookmarks.KEY, progress.KEY):
            self.assertEqual(dict(annotations.read(self.portal, key)), {})


class TestRemovesItself(FenceCase):
    def remove_by(self, remove):
        def run(runner):
            self.do("work")
            runner.progress(1, 2)
            remove(runner.backend)
            self.do("after")

        return self.run_and_listen(run)

    def check_removed(self, lines):
        self.assertEqual(self.effects, {"work": 1, "after": 1})
        self.check_nothing_is_left()
        (line,) = lines
        self.assertIn("/plone/folder/task", line)
        self.assertIn("OK; no result is kept: it removed itself", line)

    def test_by_itself(self):
        self.check_removed(self.remove_by(delete))
        self.assertNotIn("task", self.folder)

    def test_without_events(self):
        self.check_removed(self.remove_by(delete_without_events))
        self.assertNotIn("task", self.folder.objectIds(ordered=False))

    def test_with_its_parent(self):
        self.check_removed(self.remove_by(delete_parent))
        self.assertNotIn("folder", self.portal)

    def test_with_its_site(self):
        root = self.root
        self.check_removed(self.remove_by(delete_site))
        self.assertNotIn("plone", root.objectIds())
        self.assertEqual(sites.known_paths(root), [])

    def test_that_fails_after_that_is_there_again(self):
        def run(runner):
            delete(runner.backend)
            raise ValueError("after all")

        self.play(run)
        self.assertEqual(self.statuses(self.task), ["FAILED"])
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_after_a_conflict(self):
        left = [1, 1]

        def run(runner):
            self.do("work")
            delete(runner.backend)
            self.do("after")
            if left:
                raise ConflictError(left.pop())

        lines = self.run_and_listen(run)
        self.check_removed([line for line in lines if "attempt" not in line])

    def test_and_commits_by_itself(self):
        def run(runner):
            self.do("work")
            delete(runner.backend)
            transaction.commit()

        (line,) = self.run_and_listen(run)
        self.assertEqual(self.effects, {"work": 1})
        self.check_nothing_is_left()
        self.assertIn("was removed while it ran", line)

    def test_in_chunks(self):
        def run(runner):
            def work(item):
                self.do(item)
                if item == u"2":
                    delete(runner.backend)

            runner.in_chunks([u"1", u"2", u"3", u"4", u"5"], work, size=2)
            self.do("after")

        (line,) = self.run_and_listen(run)
        names = [u"1", u"2", u"3", u"4", u"5", "after"]
        self.assertEqual(self.effects, dict.fromkeys(names, 1))
        self.check_nothing_is_left()
        self.assertIn("it removed itself", line)

    def test_in_a_chunk_that_conflicts(self):
        left = [1]

        def run(runner):
            def work(item):
                self.do(item)
                if item == u"3":
                    delete(runner.backend)
                if item == u"4" and left:
                    raise ConflictError(left.pop())

            runner.in_chunks([u"1", u"2", u"3", u"4", u"5"], work, size=2)

        self.run_and_listen(run)
        names = [u"1", u"2", u"3", u"4", u"5"]
        self.assertEqual(self.effects, dict.fromkeys(names, 1))
        self.check_nothing_is_left()

    def test_in_a_chunk_and_fails_later(self):
        def run(runner):
            runner.in_chunks([u"1"], lambda item: delete(runner.backend))
            self.do("after")
            raise ValueError("too late")

        (line,) = self.run_and_listen(run)
        self.assertEqual(self.effects, {})
        self.check_nothing_is_left()
        self.assertIn("FAILED: ValueError: too late", line)
        self.assertIn("it removed itself", line)


class TestTakenAway(FenceCase):
    """By somebody else, who commits while the task works: its work is not stored."""

    def meanwhile(self, change):
        def run(runner):
            self.do("work")
            self.elsewhere(lambda site: change(site["folder"]["task"]))

        return self.run_and_listen(run)

    def test_removed(self):
        lines = self.meanwhile(delete)
        self.assertEqual(self.effects, {})
        self.check_nothing_is_left()
        self.assertIn("was removed while it ran: nothing more", lines[-1])

    def test_removed_with_its_parent(self):
        lines = self.meanwhile(delete_parent)
        self.assertEqual(self.effects, {})
        self.check_nothing_is_left()
        self.assertIn("was removed while it ran: nothing more", lines[-1])

    def test_closed(self):
        lines = self.meanwhile(lambda task: lose(None, self.manager_of(task)))
        self.assertEqual(self.effects, {})
        self.assertEqual(self.statuses(self.task), ["INTERRUPTED"])
        self.assertIn("given up by somebody else", lines[-1])

    def test_removed_when_there_is_nothing_to_store(self):
        def run(runner):
            self.elsewhere(lambda site: delete(site["folder"]["task"]))

        (line,) = self.run_and_listen(run)
        self.check_nothing_is_left()
        self.assertIn("OK; no result is kept: it was removed meanwhile", line)

    def test_removed_between_its_work_and_its_result(self):
        end = runs.end

        def remove_first(manager, run, outcome):
            if self.uid in state.all_states(self.portal):
                self.elsewhere(lambda site: delete(site["folder"]["task"]))
            return end(manager, run, outcome)

        with mock.patch.object(runs, "end", remove_first):
            (line,) = self.run_and_listen(lambda runner: self.do("work"))
        self.assertEqual(self.effects, {"work": 1})
        self.check_nothing_is_left()
        self.assertIn("OK; no result is kept: it was removed meanwhile", line)

    def test_removed_during_a_chunk(self):
        def run(runner):
            def work(item):
                self.do(item)
                if item == u"3":
                    self.elsewhere(lambda site: delete(site["folder"]["task"]))

            runner.in_chunks([u"1", u"2", u"3", u"4", u"5"], work, size=2)

        lines = self.run_and_listen(run)
        self.assertEqual(self.effects, {u"1": 1, u"2": 1})
        self.check_nothing_is_left()
        self.assertIn("was removed while it ran", lines[-1])
