"""Ours and theirs: as many of our jobs as is wanted, and room for others beside."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import zcasync_suite
from collective.cron.tests.support.zcasync_case import ZCAsyncCase
from datetime import timedelta

import mock
import os
import transaction


if PY2:
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import quota
    from collective.cron.engines.zcasync.jobqueue import find_queue


class TestQuota(ZCAsyncCase):
    def setUp(self):
        values = {"COLLECTIVE_CRON_PARALLEL": "5", "COLLECTIVE_CRON_PING": "120"}
        patched = mock.patch.dict(os.environ, values)
        patched.start()
        self.addCleanup(patched.stop)
        super(TestQuota, self).setUp()
        self.agent = self.agents["main"]

    def configure(self):
        """Do what happens when a worker starts, and commit."""
        quota.configure_queue(mock.Mock(object=find_queue()))
        transaction.commit()

    def sizes(self):
        return find_queue().quotas[quota.QUOTA].size, self.agent.size

    def test_own_quota_leaves_room_for_others(self):
        queue = find_queue()
        self.assertEqual(self.sizes(), (5, 7))
        for _number in range(8):
            self.put_due()
        claimed = []
        for _number in range(8):
            claimed.append(self.agent.claimJob())
        self.assertEqual(len([job for job in claimed if job is not None]), 5)
        queue.put(library.job.Job(len, "abc"))
        self.assertIsNotNone(self.agent.claimJob())

    def test_with_the_next_start_it_is_as_the_environment_says(self):
        for number in (9, 2):
            os.environ["COLLECTIVE_CRON_PARALLEL"] = str(number)
            self.configure()
            self.assertEqual(find_queue().quotas[quota.QUOTA].size, number)

    def test_an_agent_that_has_more_room_keeps_it(self):
        self.agent.size = 50
        self.configure()
        self.assertEqual(self.sizes(), (5, 50))

    def test_where_all_is_as_wanted_nothing_is_written(self):
        connection = find_queue()._p_jar
        quota.configure_queue(mock.Mock(object=find_queue()))
        quota.ensure_quota(find_queue())
        self.assertFalse(connection._registered_objects)

    def test_a_quota_that_is_there_is_left_alone_when_a_job_is_put(self):
        find_queue().quotas[quota.QUOTA].size = 3
        self.put_due()
        self.assertEqual(self.sizes(), (3, 7))

    def test_a_job_makes_the_quota_where_no_worker_has_made_it(self):
        find_queue().quotas.remove(quota.QUOTA)
        self.put_due()
        self.assertEqual(self.sizes(), (5, 7))

    def test_dead_after_two_and_a_half_times_the_seconds_between_pings(self):
        os.environ["COLLECTIVE_CRON_PING"] = "11"
        self.configure()
        found = (self.agents.ping_interval, self.agents.ping_death_interval)
        self.assertEqual(found, (timedelta(seconds=11), timedelta(seconds=27.5)))


def test_suite():
    return zcasync_suite(TestQuota)
