"""HueyCase: a site with the engine of Python 3 in a store that is empty."""

from collective.cron import clock
from collective.cron.engines.hueyqueue import task
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.jobqueue import HueyQueue
from collective.cron.interfaces import IJobQueue
from collective.cron.testing import CRON_FUNCTIONAL
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.huey_queue import open_queue
from collective.cron.tests.support.processes.postgres import Postgres
from collective.cron.tests.support.processes.redis_server import RedisServer
from datetime import datetime
from plone.testing import Layer
from zope.component import getGlobalSiteManager

import mock
import transaction


class ServerLayer(Layer):
    """A real server for the tests of a layer; zope.testrunner calls no setUpClass()."""

    defaultBases = (CRON_FUNCTIONAL,)

    def __init__(self, server):
        super(ServerLayer, self).__init__(name="Cron:%s" % server.__name__)
        self._class = server

    def setUp(self):
        self["queue_server"] = self._class()

    def tearDown(self):
        self["queue_server"].close()
        del self["queue_server"]


REDIS = ServerLayer(RedisServer)
POSTGRES = ServerLayer(Postgres)


class HueyCase(CronTestCase):
    """An empty queue, and a worker that is driven by hand.

    In a file, unless the test case has another layer of this module.
    """

    def setUp(self):
        super(HueyCase, self).setUp()
        clock.reset()  # huey has a clock of its own
        self.server = self.layer.get("queue_server")
        self.folder = open_queue(self, self.server.url if self.server else "")
        self.engine = HueyQueue()
        components = getGlobalSiteManager()
        components.registerUtility(self.engine, IJobQueue)
        self.addCleanup(components.registerUtility, self.queue, IJobQueue)

    def run_due(self):
        """Do what huey's scheduler and workers do; return how many jobs were run."""
        huey = connection.huey
        huey.storage.blocking = False
        with mock.patch.object(task.runner, "run", wraps=task.runner.run) as run:
            for due in huey.read_schedule(datetime.utcnow()):
                huey.enqueue(due)
            while True:
                transaction.begin()
                one = huey.dequeue()
                if one is None:
                    return run.call_count
                huey.execute(one)
