"""The queue of zc.async in the database of a test."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.interfaces import IJobQueue
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import SCHEDULE
from collective.cron.testing import CRON_FUNCTIONAL
from collective.cron.tests.support.base import CronTestCase
from zope.component import getGlobalSiteManager

import mock
import transaction


if PY2:
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import quota
    from collective.cron.engines.zcasync import task
    from collective.cron.engines.zcasync.jobqueue import find_queue
    from collective.cron.engines.zcasync.jobqueue import ZCAsyncQueue
    from collective.cron.engines.zcasync.supply import Supply


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
        supply = mock.patch.dict(task.WORKER, supply=Supply)
        supply.start()
        self.addCleanup(supply.stop)
        self.dispatcher = mock.Mock(UUID=library.instanceuuid.UUID)
        dispatchers = find_queue().dispatchers
        dispatchers.register(self.dispatcher.UUID)
        self.agents = dispatchers[self.dispatcher.UUID]
        self.agents["main"] = library.agent.Agent()
        self.agents.activate()
        quota.configure_queue(mock.Mock(object=find_queue()))
        transaction.commit()

    def put_due(self):
        """Put a job that is due now; return its id."""
        now = clock.now()
        job_id = self.engine.put(Job("/plone", "no-such-uid", 1, now, SCHEDULE), now)
        transaction.commit()
        return job_id

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
