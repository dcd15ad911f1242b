"""What every engine does for those who take a worker for dead: one suite for each."""

from collective.cron import clock
from collective.cron.actions import deletion
from collective.cron.actions import many_backends
from collective.cron.engines.signs_of_life import signs_of_life
from collective.cron.engines.signs_of_life import SignsOfLife
from collective.cron.memory import own_connection
from collective.cron.running import claim
from collective.cron.running import reconcile
from collective.cron.tests.support.running import add_run
from collective.cron.worksite.retry import in_transaction
from datetime import timedelta
from plone.uuid.interfaces import IUUID
from ZODB.POSException import ReadConflictError

import mock
import transaction
import uuid


class SilenceContract(object):
    """A run of a worker that is silent, as far as this connection has seen.

    Of the test case, with the root of the database: begin(root, worker_id, at) notes a
    worker that gave its last sign then; give_sign(root, worker_id) stores one; and
    `end(root, worker_id)` is what a worker does that stops.
    """

    def setUp(self):
        super(SilenceContract, self).setUp()
        fresh = mock.patch.dict(vars(signs_of_life), vars(SignsOfLife()))
        fresh.start()
        self.addCleanup(fresh.stop)
        self.worker_id = str(uuid.uuid4())
        self.task = self.add_task(repeatable=True)
        transaction.commit()
        life = self.worker_id
        add_run(self.state_of(self.task), worker=life, process=life)

    def elsewhere(self, function, *args):
        """Call function(root, the id of the worker, ...) and store what it does."""
        with own_connection.of(self.portal._p_jar.db()) as (connection, manager):
            function(connection.root(), self.worker_id, *args)
            manager.commit()

    def fall_silent(self):
        self.elsewhere(self.begin, clock.now() - timedelta(hours=1))
        transaction.begin()
        self.assertFalse(self.lives())

    def lives(self):
        workers = self.engine.workers()
        return any(one.alive for one in workers if one.id == self.worker_id)

    def close(self):
        """Close the run in this transaction, whatever was stored since it began."""
        done = reconcile.close_lost_runs(
            self.manager_of(self.task), self.engine.workers()
        )
        self.assertEqual(done, {"interrupted": 1})

    def refuse(self):
        with self.assertRaises(ReadConflictError):
            transaction.commit()
        transaction.begin()
        self.assertEqual(len(self.state_of(self.task).runs), 1)
        self.assertEqual(self.statuses(self.task), [])

    def quicker(self, function):
        """Return a function that does the same, after the worker's sign at first."""
        signs = [self.give_sign]

        def called(*args, **options):
            value = function(*args, **options)
            if signs:
                self.elsewhere(signs.pop())
            return value

        return called

    def test_a_sign_that_was_not_seen_keeps_the_run(self):
        self.fall_silent()
        self.close()
        self.elsewhere(self.give_sign)
        self.refuse()
        self.assertTrue(self.lives())

    def test_a_worker_that_was_not_known(self):
        self.close()
        self.elsewhere(self.begin, clock.now())
        self.refuse()
        self.assertTrue(self.lives())

    def test_a_worker_that_comes_back(self):
        self.fall_silent()
        self.elsewhere(self.end)
        transaction.begin()
        self.close()
        self.elsewhere(self.give_sign)
        self.refuse()
        self.assertTrue(self.lives())

    def test_without_any_sign_the_run_is_closed(self):
        self.fall_silent()
        self.close()
        transaction.commit()
        self.assertEqual(self.statuses(self.task), ["INTERRUPTED"])

    def test_each_who_closes_looks_again(self):
        self.fall_silent()
        uid, workers = IUUID(self.task), reconcile.known_workers
        manager = self.manager_of(self.task)
        job = self.engine.get(self.state_of(self.task).pending).job
        for close in (
            lambda: reconcile.reconcile_overdue(),
            lambda: in_transaction(lambda: claim.claim(manager, job, "other", "t")),
            lambda: in_transaction(lambda: reconcile.reconcile_site(self.portal)),
            lambda: many_backends.perform(self.portal, "repair", [uid], clock.now()),
            lambda: many_backends.perform(self.portal, "delete", [uid], clock.now()),
        ):
            with mock.patch("collective.cron.worksite.retry.pause"):
                with mock.patch.object(
                    reconcile, "known_workers", self.quicker(workers)
                ):
                    close()
            transaction.begin()
            self.assertTrue(self.lives())
            self.assertIn("task", self.portal)
            self.assertNotIn("INTERRUPTED", self.statuses(self.task))
            (run,) = self.state_of(self.task).runs
            self.assertEqual(run["worker"], self.worker_id)
            self.worker_id = run["worker"] = run["process"] = str(uuid.uuid4())
            transaction.commit()
            self.fall_silent()

    def test_nor_is_the_task_deleted(self):
        self.fall_silent()
        manager = self.manager_of(self.task)
        outcome = deletion.delete(manager, self.engine.workers())
        self.assertEqual(outcome.code, "done")
        self.elsewhere(self.give_sign)
        self.refuse()
        outcome = deletion.delete(manager, self.engine.workers())
        self.assertEqual(outcome.code, "refused")

    def test_what_one_finds_in_order_relies_on_nothing(self):
        self.elsewhere(self.begin, clock.now())
        transaction.begin()
        reconcile.close_lost_runs(self.manager_of(self.task), self.engine.workers())
        self.portal.title = u"written"
        self.elsewhere(self.give_sign)
        transaction.commit()
