"""UpkeepCase: a queue, and a worker's minute that the test lets pass."""

from collective.cron import clock
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.task import KEY
from collective.cron.engines.hueyqueue.upkeep import tick
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import SCHEDULE
from collective.cron.running import reconcile
from collective.cron.tests.support.huey_case import HueyCase
from datetime import timedelta

import transaction


class UpkeepCase(HueyCase):
    def setUp(self):
        super(UpkeepCase, self).setUp()
        self.upkeep = tick.Upkeep()
        self.upkeep.has_lost_jobs()

    def tick(self):
        """Do what the ticker does; return whether everything was queued again."""
        lost = self.upkeep.has_lost_jobs()
        reconcile.reconcile_all() if lost else reconcile.reconcile_overdue()
        transaction.begin()
        return lost

    def keys(self, storage=None):
        keys = (storage or connection.huey.storage).keys()
        return sorted(key for key in keys if key.startswith("cron-job:"))

    def pending_keys(self, *tasks):
        return sorted(KEY % self.state_of(task).pending for task in tasks)

    def take_messages_away(self):
        connection.huey.storage.flush_queue()
        connection.huey.storage.flush_schedule()

    def later(self, minutes):
        clock.set_now(clock.now() + timedelta(minutes=minutes))

    def put(self, minutes):
        occurrence = clock.now() + timedelta(minutes=minutes)
        job = Job("/plone", "no-such-uid", 1, occurrence, SCHEDULE)
        return self.engine.put(job, occurrence)
