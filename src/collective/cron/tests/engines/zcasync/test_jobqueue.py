"""zc.async, the real queue in a real database, keeps the contract."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import own_connection
from collective.cron.queueing import lookup
from collective.cron.queueing.job import DONE
from collective.cron.queueing.job import RUNNING
from collective.cron.queueing.worker import process_name
from collective.cron.tests.support.contract import EngineContract
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.site_layouts import add_mount
from collective.cron.tests.support.suites import zcasync_suite
from collective.cron.tests.support.zcasync_case import ZCAsyncCase
from collective.cron.worksite import entering
from collective.cron.worksite import retry
from contextlib import contextmanager
from datetime import datetime
from datetime import timedelta
from ZODB.utils import p64
from ZODB.utils import u64
from zope.component import getGlobalSiteManager

import mock
import pytz
import threading
import transaction


if PY2:
    from collective.cron.engines.zcasync import jobqueue
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import task
    from collective.cron.engines.zcasync.jobqueue import find_queue
    from collective.cron.engines.zcasync.quota import QUOTA


class TestZCAsync(EngineContract, ZCAsyncCase):
    priority_is_strict = False

    @contextmanager
    def before_it_is_due(self):
        with mock.patch.object(library.queue, "datetime") as module:
            module.datetime.now.return_value = clock.now() - timedelta(hours=1)
            yield

    def test_without_a_database_it_is_said(self):
        components = getGlobalSiteManager()
        marker = library.plone_interfaces.IAsyncDatabase
        database = components.queryUtility(marker)
        components.unregisterUtility(database, marker)
        self.addCleanup(components.registerUtility, database, marker)
        with self.assertRaises(QueueUnavailable):
            self.engine.workers()

    def test_job_of_somebody_else_is_not_ours(self):
        other = find_queue().put(library.job.Job(len, "abc"))
        transaction.commit()
        other_id = str(u64(other._p_oid))
        self.assertIsNone(self.engine.get(other_id))
        self.assertFalse(self.engine.remove(other_id))
        self.assertEqual(list(self.engine.jobs("/plone")), [])

    def test_claimed_job_is_running(self):
        job_id = self.put(self.job(-1))
        self.agents["main"].claimJob()
        self.assertEqual(self.engine.get(job_id).status, RUNNING)
        self.assertFalse(self.engine.remove(job_id))

    def test_job_that_was_taken_and_of_which_nothing_came_will_not_start(self):
        job_id = self.put(self.job(-1))
        item = self.agents["main"].claimJob()
        item._status_id, item._active_start = 1, clock.now()  # as it begins
        self.assertEqual(self.engine.get(job_id).status, RUNNING)
        with clock.frozen(clock.now() + timedelta(seconds=61)):
            self.assertEqual(self.engine.get(job_id).status, DONE)
            # It takes no place of its worker any more.
            self.assertFalse(self.engine.remove(job_id))
        self.assertEqual(list(self.agents["main"]), [])

    def test_one_whose_worker_is_gone_is_left_to_zc_async(self):
        job_id = self.put(self.job(-1))
        item = self.agents["main"].claimJob()
        item._status_id, item._active_start = 1, clock.now()
        self.agents.deactivate()  # it puts a job into the queue that looks after it
        with clock.frozen(clock.now() + timedelta(seconds=61)):
            self.assertFalse(self.engine.remove(job_id))
        self.assertEqual(item.status, library.interfaces.ACTIVE)
        (waiting,) = find_queue()
        self.assertEqual(waiting._callable_name, "handleInterrupt")

    def test_who_has_it_after_all_goes_on_with_the_next(self):
        job_id = self.put(self.job(-1))

        def give_up(*args):
            ended.append(job_id)
            with own_connection.of(self.portal._p_jar.db()) as (connection, manager):
                item = connection.get(p64(int(job_id)))
                with clock.frozen(clock.now() + timedelta(seconds=61)):
                    jobqueue.give_up(item)
                manager.commit()

        ended, lines = [], log_lines(self)
        with mock.patch.object(task.runner, "run", give_up):
            # To its thread this means that it goes on with the next one.
            with self.assertRaises(library.interfaces.ReassignedError):
                self.run_due()
        transaction.begin()
        self.assertEqual((ended, list(self.agents["main"])), ([job_id], []))
        self.assertEqual(lines, [])
        self.put(self.job(-1))
        self.assertEqual(self.run_due(), 1)

    def test_so_does_one_that_was_claimed_by_who_never_heard_of_it(self):
        job_id = self.put(self.job(-1))
        item = self.agents["main"].claimJob()
        transaction.commit()  # and the answer is lost
        claimed = datetime.fromtimestamp(item._p_mtime, pytz.utc)
        for seconds, status in ((-3600, RUNNING), (59, RUNNING), (61, DONE)):
            with clock.frozen(claimed + timedelta(seconds=seconds)):
                self.assertEqual(self.engine.get(job_id).status, status)

    def test_run_that_was_asked_for_is_queued_again_when_its_claim_was_not_heard(self):
        task = self.add_task(periodicity=u"")
        manager = self.manager_of(task)
        find_queue().quotas[QUOTA].size = 1
        manager.register_job(force=True)
        transaction.commit()
        item = self.agents["main"].claimJob()
        transaction.commit()
        before = manager.state.extra["job_id"]
        self.assertEqual(before, str(u64(item._p_oid)))
        self.tick()
        self.assertEqual(manager.state.extra["job_id"], before)
        clock.set_now(datetime.fromtimestamp(item._p_mtime + 61, pytz.utc))
        self.tick()
        self.assertNotEqual(manager.state.extra["job_id"], before)
        # It takes no place any more, whoever has it.
        with mock.patch.object(library.queue, "datetime") as module:
            module.datetime.now.return_value = clock.now()
            again = self.agents["main"].claimJob()
        self.assertEqual(str(u64(again._p_oid)), manager.state.extra["job_id"])
        with self.assertRaises(library.interfaces.BadStatusError):
            item()

    def test_what_was_put_back_by_a_clock_that_was_ahead_holds_nobody_up(self):
        self.put(self.job(-1))
        item = self.agents["main"].claimJob()
        later = clock.now() + timedelta(hours=8)
        self.agents["main"].remove(item)
        item._begin_after = later
        find_queue().putBack(item)
        due = self.put(self.job(-1))
        transaction.commit()
        self.assertIsNone(self.agents["main"].claimJob())
        jobqueue.let_wait(self.portal._p_jar.db())
        transaction.begin()
        found = self.agents["main"].claimJob()
        self.assertEqual(str(u64(found._p_oid)), due)
        self.assertIsNone(self.agents["main"].claimJob())
        # When the clock is there again it is run as all others.
        with mock.patch.object(library.queue, "datetime") as module:
            module.datetime.now.return_value = later
            self.assertIs(find_queue().claim(), item)
        self.assertEqual(len(find_queue()), 0)

    def test_who_was_put_back_and_is_due_comes_first(self):
        self.put(self.job(-1))
        item = self.agents["main"].claimJob()
        self.agents["main"].remove(item)
        find_queue().putBack(item)
        self.put(self.job(-1))
        transaction.commit()
        jobqueue.let_wait(self.portal._p_jar.db())
        transaction.begin()
        self.assertIs(self.agents["main"].claimJob(), item)

    def test_worker_is_alive_while_it_is_activated(self):
        (worker,) = self.engine.workers()
        self.assertEqual(worker.id, str(self.dispatcher.UUID))
        self.assertEqual((worker.name, worker.alive), (process_name(), True))
        # It signs off, and its id is that of one life of a process.
        self.agents.deactivate()
        self.assertEqual(self.engine.workers(), [])

    def test_queue_of_a_mounted_site_is_that_of_all(self):
        mounted = add_mount(self.portal.getPhysicalRoot(), "mounted")
        with mock.patch.object(jobqueue, "getSite", return_value=mounted):
            self.assertEqual([worker.alive for worker in self.engine.workers()], [True])
            job_id = self.put(self.job(-1))
        self.assertTrue(self.engine.get(job_id).live)
        self.assertEqual(self.run_due(), 1)

    def test_two_threads_register_one_job_fifty_times(self):
        uid = self.manager_of(self.add_task(activated=False)).uid
        failures = []

        def register(start):
            try:
                with entering.open_site("/plone") as site:
                    start.wait(10)
                    retry.in_transaction(lambda: _activate(site, uid))
            except Exception as error:
                failures.append(error)

        for _round in range(50):
            start = threading.Event()
            threads = [
                threading.Thread(target=register, args=(start,)) for _number in "ab"
            ]
            for thread in threads:
                thread.start()
            start.set()
            for thread in threads:
                thread.join(30)
            transaction.begin()
            self.assertEqual(failures, [])
            self.assertEqual(len(list(self.engine.jobs("/plone"))), 1)
            backend = lookup.find_backend(self.portal, uid)
            self.assertTrue(self.manager_of(backend).is_job_present())
            backend.activated = False
            self.manager_of(backend).register_or_remove()
            transaction.commit()
            self.assertEqual(list(self.engine.jobs("/plone")), [])


def _activate(site, uid):
    backend = lookup.find_backend(site, uid)
    backend.activated = True
    IBackendJobManager(backend).register_or_remove()


def test_suite():
    return zcasync_suite(TestZCAsync)
