"""Where work in chunks is: keys, names, and what else belongs to a chunk."""

from AccessControl.SecurityManagement import noSecurityManager
from collective.cron.memory import annotations
from collective.cron.memory import bookmarks
from collective.cron.memory import progress
from collective.cron.running import reconcile
from collective.cron.tests.support.chunk_case import ChunkCase
from collective.cron.tests.support.chunk_case import ITEMS
from plone import api
from plone.uuid.interfaces import IUUID
from ZODB.POSException import ConflictError
from zope.component.hooks import getSite
from zope.component.hooks import setSite

import mock
import transaction


class TestBookmarks(ChunkCase):
    def test_user_site_and_clean_transaction_in_each_chunk(self):
        seen = []

        def work(item):
            self.work(item)
            seen.append((api.user.get_current().getId(), getSite().getId()))
            setSite(None)
            noSecurityManager()

        self.play(lambda runner: runner.in_chunks(ITEMS, work, size=1))
        self.assertEqual(set(seen), set([("test_user_1_", "plone")]))
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_log_of_committed_chunks_stays_that_of_a_conflict_does_not(self):
        left = [2]

        def run(runner):
            def work(item):
                runner.log(item)
                runner.warn(item)
                if item == u"04" and left[0]:
                    left[0] -= 1
                    raise ConflictError()

            runner.in_chunks(ITEMS, work, size=3)

        self.play(run)
        result = self.task.getLastResult()
        self.assertEqual(result.messages, tuple(ITEMS))
        self.assertEqual([line[-2:] for line in result.log], ITEMS)

    def test_progress_is_shown(self):
        shown = []
        show = mock.patch.object(
            progress.Meter, "show", lambda _meter, *args: shown.append(args)
        )
        with show:
            self.play(self.failing_at(u"07"))
            self.play_again(self.run_all)
        done = [(args[0], args[1]) for args in shown]
        self.assertEqual(done, [(3, 10), (6, 10), (9, 10), (10, 10)])

    def test_two_parts_have_names(self):
        def run(fails):
            def work(item):
                self.work(item)
                if fails and item == u"03":
                    raise ValueError()

            def both(runner):
                runner.in_chunks(ITEMS[5:], self.work, size=2, name=u"late")
                runner.in_chunks(ITEMS[:5], work, size=2, name=u"early")

            return both

        self.play(run(True))
        self.assertEqual(self.bookmark, {u"late": u"09", u"early": u"01"})
        self.play_again(run(False))
        self.assertEqual(self.statuses(self.task), ["FAILED", "OK"])
        self.check_all_once()

    def test_one_name_twice_is_refused(self):
        def run(runner):
            self.run_all(runner)
            self.run_all(runner)

        self.play(run)
        self.assertIn(u"a name of its own", self.task.getLastResult().reason)

    def test_keys_must_grow(self):
        for items in ([u"b", u"a"], [u"a", u"a"], [2, 1], [1.5], [None], [object()]):
            self.play_again(lambda runner: runner.in_chunks(items, lambda item: None))
            self.assertEqual(self.task.getLastStatus(), u"FAILED", items)
        self.assertIn(u"text, a whole number", self.task.getLastResult().reason)

    def test_key_of_items_that_are_no_keys(self):
        items = [{"id": (number, u"x")} for number in range(10)]
        done = []

        def work(item):
            done.append(item["id"][0])
            if len(done) == 8:
                raise ValueError()

        for play in (self.play, self.play_again):
            play(
                lambda runner: runner.in_chunks(
                    iter(items), work, size=3, key=lambda item: item["id"]
                )
            )
        self.assertEqual(done, [0, 1, 2, 3, 4, 5, 6, 7, 6, 7, 8, 9])
        self.assertEqual(self.statuses(self.task), ["FAILED", "OK"])

    def test_of_runs_at_the_same_time_only_the_first_keeps_the_bookmark(self):
        uid = str(IUUID(self.task))
        seen = []

        def run(runner):
            self.run_all(runner)
            token = self.token_of(self.task)
            seen.append(bookmarks.read(self.portal, uid, token))
            seen.append(bookmarks.read(self.portal, uid, "another"))
            bookmarks.clear(self.portal, uid, "another")
            seen.append(bookmarks.read(self.portal, uid, token))

        self.play(run)
        self.assertEqual(seen, [{u"": u"09"}, None, {u"": u"09"}])
        self.check_all_once()

    def test_a_deleted_task_leaves_no_bookmark(self):
        self.play(self.failing_at(u"07"))
        self.portal._delObject("task")
        transaction.commit()
        self.assertEqual(len(annotations.read(self.portal, bookmarks.KEY)), 1)
        reconcile.reconcile_overdue()
        transaction.begin()
        self.assertEqual(len(annotations.read(self.portal, bookmarks.KEY)), 0)
