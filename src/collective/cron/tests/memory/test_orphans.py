"""Entries without a run or a Backend: found without a write, and dropped alone."""

from collective.cron.memory import annotations
from collective.cron.memory import bookmarks
from collective.cron.memory import cancel
from collective.cron.memory import orphans
from collective.cron.memory import progress
from collective.cron.running import reconcile
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.running import TOKEN
from plone.uuid.interfaces import IUUID

import transaction


KEYS = (progress.KEY, cancel.KEY, bookmarks.KEY)


class TestOrphans(CronTestCase):
    def test_what_belongs_to_a_run_or_a_task_that_is_there_stays(self):
        task = self.add_task()
        add_run(self.state_of(task), token="going", worker="gone")
        for key in (progress.KEY, cancel.KEY):
            annotations.make(self.portal, key).update({"going": u"", "gone": u""})
        places = annotations.make(self.portal, bookmarks.KEY)
        places.update({IUUID(task): u"", "gone": u""})
        transaction.commit()
        self.assertEqual(sorted(orphans.find(self.portal)), sorted(self.gone()))
        self.assertEqual(orphans.drop(self.portal), 3)
        self.assertEqual(orphans.find(self.portal), [])
        for key in KEYS:
            self.assertEqual(len(annotations.read(self.portal, key)), 1)

    def test_the_reconciler_drops_them_and_writes_only_then(self):
        self.add_task()
        for key, name in self.gone():
            annotations.make(self.portal, key)[name] = u""
        transaction.commit()
        reconcile.reconcile_overdue()
        transaction.begin()
        self.assertEqual(orphans.find(self.portal), [])
        before = self.portal._p_jar.db().lastTransaction()
        reconcile.reconcile_overdue()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)

    def test_a_task_that_was_deleted_while_it_ran_leaves_some(self):
        task = self.add_task()
        uid = IUUID(task)
        add_run(self.state_of(task))
        annotations.make(self.portal, progress.KEY)[TOKEN] = u""
        cancel.request(self.portal, TOKEN, u"jane")
        bookmarks.write(self.portal, uid, TOKEN, {u"": 3})
        self.assertEqual(orphans.find(self.portal), [])
        self.portal._delObject("task")
        expected = [(progress.KEY, TOKEN), (cancel.KEY, TOKEN), (bookmarks.KEY, uid)]
        self.assertEqual(sorted(orphans.find(self.portal)), sorted(expected))

    def test_a_request_for_a_run_that_has_ended_is_one(self):
        task = self.add_task()
        add_run(self.state_of(task))
        cancel.request(self.portal, TOKEN, u"jane")
        self.state_of(task).end_run(TOKEN)
        self.assertEqual(orphans.find(self.portal), [(cancel.KEY, TOKEN)])

    def test_looking_where_nothing_is_writes_nothing(self):
        transaction.commit()
        self.assertEqual(orphans.find(self.portal), [])
        self.assertEqual(orphans.drop(self.portal), 0)
        self.assertFalse(self.portal._p_jar._registered_objects)

    def gone(self):
        return [(key, "gone") for key in KEYS]
