"""Undo tells what a transaction of ours did, and in whose name."""

from collective.cron.actions import many_backends
from collective.cron.content import chosen
from collective.cron.queueing.worker import process_name
from collective.cron.running import reconcile
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite.signature import sign_all
from plone.uuid.interfaces import IUUID
from six import ensure_text

import mock
import threading
import transaction


class TestSignature(CronTestCase):
    def setUp(self):
        super(TestSignature, self).setUp()
        self.task = self.add_task(run_as=u"admin")
        transaction.commit()
        self.seen = []
        whole, seen = transaction.Transaction.commit, self.seen

        def commit(current):
            if current._resources:
                seen.append((ensure_text(current.user), current.description))
            return whole(current)

        watched = mock.patch.object(transaction.Transaction, "commit", commit)
        watched.start()
        self.addCleanup(watched.stop)

    def test_each_commit_of_a_run(self):
        self.queue.run_due()
        self.set_time("10:05:00")
        del self.seen[:]
        self.queue.run_due()
        where = u"a run of /plone/task for 2026-11-23T10:05:00Z, by %s" % process_name()
        self.assertEqual(
            self.seen,
            [
                (u"/ collective.cron", u"collective.cron: claims " + where),
                (u"/ admin", u"collective.cron: works in " + where),
                (u"/ admin", u"collective.cron: files " + where),
            ],
        )

    def test_tick(self):
        chosen.put_back(self.task, False, None, None)
        transaction.commit()
        del self.seen[:]
        reconcile.reconcile_overdue()
        said = u"collective.cron: looks after tasks, by %s" % process_name()
        self.assertEqual(self.seen, [(u"/ collective.cron", said)])

    def test_button_of_a_list(self):
        many_backends.perform(self.portal, "run", [IUUID(self.task)], None)
        self.assertEqual(
            self.seen,
            [(u"/plone test_user_1_", u"collective.cron: run, from a list")],
        )

    def test_what_a_library_commits(self):
        said = []

        def commit_something(note):
            current = transaction.begin()
            current.note(note)
            transaction.commit()
            said.append(current.description)

        def work():
            sign_all(u"a library")
            commit_something(None)
            commit_something(u"its own words")

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(30)
        self.assertEqual(said, [u"collective.cron: a library", u"its own words"])
