"""zc.async, the real queue in a real database, keeps the contract."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IBackendJobManager
from collective.cron.interfaces import IJobQueue
from collective.cron.queueing import lookup
from collective.cron.queueing.job import RUNNING
from collective.cron.queueing.worker import process_name
from collective.cron.testing import CRON_FUNCTIONAL
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.contract import EngineContract
from collective.cron.worksite import entering
from collective.cron.worksite import retry
from ZODB.utils import p64
from ZODB.utils import u64
from zope.component import getGlobalSiteManager

import mock
import threading
import transaction
import unittest


if PY2:
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import quota
    from collective.cron.engines.zcasync import task
    from collective.cron.engines.zcasync.jobqueue import find_queue
    from collective.cron.engines.zcasync.jobqueue import ZCAsyncQueue


class ZCAsyncCase(CronTestCase):
    """A queue as plone.app.async makes it, and a worker that is driven by hand."""

    layer = CRON_FUNCTIONAL

    def setUp(self):
        super(ZCAsyncCase, self).setUp()
        clock.reset()  # zc.async has a clock of its own
        components = getGlobalSiteManager()
        database = self.portal._p_jar.db()
        marker = library.plone_interfaces.IAsyncDatabase
        components.registerUtility(database, marker)
        self.addCleanup(components.unregisterUtility, database, marker)
        self.engine = ZCAsyncQueue()
        components.registerUtility(self.engine, IJobQueue)
        self.addCleanup(components.registerUtility, self.queue, IJobQueue)
        opened = mock.Mock(database=database)
        library.subscribers.queue_installer(opened)
        transaction.begin()
        self.dispatcher = mock.Mock(UUID=library.instanceuuid.UUID)
        dispatchers = find_queue().dispatchers
        dispatchers.register(self.dispatcher.UUID)
        self.agents = dispatchers[self.dispatcher.UUID]
        self.agents["main"] = library.agent.Agent()
        self.agents.activate()
        quota.configure_queue(mock.Mock(object=find_queue()))
        transaction.commit()

    def run_due(self):
        """Claim and call like zc.async's own poll and threads do; return how many."""
        count = 0
        while True:
            transaction.begin()
            item = self.agents["main"].claimJob()
            if item is None:
                return count
            transaction.commit()
            count += 1
            library.zc_async.local.dispatcher = self.dispatcher
            library.zc_async.local.name = "main"
            try:
                item()
            finally:
                library.zc_async.local.dispatcher = None
                library.zc_async.local.name = None


class TestZCAsync(EngineContract, ZCAsyncCase):
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

    def test_own_quota_leaves_room_for_others(self):
        queue = find_queue()
        self.assertEqual(queue.quotas[quota.QUOTA].size, 5)
        self.assertEqual(self.agents["main"].size, 7)
        for _number in range(8):
            self.put(self.job(-1))
        claimed = []
        for _number in range(8):
            claimed.append(self.agents["main"].claimJob())
        self.assertEqual(len([job for job in claimed if job is not None]), 5)
        queue.put(library.job.Job(len, "abc"))
        self.assertIsNotNone(self.agents["main"].claimJob())

    def test_result_of_a_job_is_nothing(self):
        job_id = self.put(self.job(-1))
        self.run_due()
        item = find_queue()._p_jar.get(p64(int(job_id)))
        self.assertEqual(item.status, library.interfaces.COMPLETED)
        self.assertIsNone(item.result)

    def test_worker_is_alive_while_it_is_activated(self):
        (worker,) = self.engine.workers()
        self.assertEqual(worker.id, str(self.dispatcher.UUID))
        self.assertEqual((worker.name, worker.alive), (process_name(), True))
        # It signs off, and its id is that of one life of a process.
        self.agents.deactivate()
        self.assertEqual(self.engine.workers(), [])

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

    def test_name_of_the_stored_function_stays(self):
        name = "%s.%s" % (task.execute.__module__, task.execute.__name__)
        self.assertEqual(name, "collective.cron.engines.zcasync.task.execute")


def _activate(site, uid):
    backend = lookup.find_backend(site, uid)
    backend.activated = True
    IBackendJobManager(backend).register_or_remove()


def test_suite():
    """Leave these out where zc.async cannot be: it is a syntax error on Python 3."""
    if not PY2:
        return unittest.TestSuite()
    return unittest.defaultTestLoader.loadTestsFromTestCase(TestZCAsync)
