"""What every engine must do: one suite, mixed into a test case for each of them."""

from collective.cron import clock
from collective.cron.interfaces import IJobQueue
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import LATE
from collective.cron.queueing.job import SCHEDULE
from collective.cron.queueing.worker import Worker
from collective.cron.running import runner
from collective.cron.settings.policies import HIGH
from collective.cron.settings.policies import LOW
from collective.cron.settings.policies import NORMAL
from collective.cron.settings.policies import PRIORITIES
from contextlib import contextmanager
from datetime import timedelta
from itertools import product
from plone.uuid.interfaces import IUUID
from zope.interface.verify import verifyObject

import mock
import transaction


class EngineContract(object):
    """The test case gives `engine`, and run_due() that does what a worker does.

    `priority_is_strict`: whether it comes before the time.
    """

    priority_is_strict = True

    @contextmanager
    def before_it_is_due(self):
        """Whatever is put in this block is for a time to come."""
        yield

    def job(self, minutes=5, site="/plone", trigger=SCHEDULE):
        occurrence = self.now() + timedelta(minutes=minutes)
        return Job(site, "no-such-uid", 1, occurrence, trigger)

    def now(self):
        return clock.now().replace(microsecond=0)

    def put(self, job):
        job_id = self.engine.put(job, job.occurrence)
        transaction.commit()
        return job_id

    def test_engine_keeps_its_interface(self):
        self.assertTrue(verifyObject(IJobQueue, self.engine))

    def test_job_comes_back_as_it_was_put(self):
        job = self.job()
        job_id = self.put(job)
        self.assertIsInstance(job_id, str)
        queued = self.engine.get(job_id)
        self.assertEqual(queued.job, job)
        self.assertEqual(queued.begin_after, job.occurrence)
        self.assertEqual((queued.id, queued.live), (job_id, True))

    def test_ids_differ(self):
        self.assertNotEqual(self.put(self.job()), self.put(self.job()))

    def test_unknown_ids_are_nothing(self):
        for job_id in ("99999999", "nonsense", "-1", "0"):
            self.assertIsNone(self.engine.get(job_id))
            self.assertFalse(self.engine.remove(job_id))

    def test_removed_job_is_gone(self):
        for minutes in (5, -5):
            job_id = self.put(self.job(minutes))
            self.assertTrue(self.engine.remove(job_id))
            transaction.commit()
            queued = self.engine.get(job_id)
            self.assertFalse(queued is not None and queued.live)
            self.assertFalse(self.engine.remove(job_id))
        self.assertEqual(self.run_due(), 0)

    def test_aborted_put_leaves_nothing(self):
        self.engine.put(self.job(-1), self.now())
        transaction.abort()
        self.assertEqual(list(self.engine.jobs("/plone")), [])
        self.assertEqual(self.run_due(), 0)

    def test_aborted_removal_leaves_the_job(self):
        job_id = self.put(self.job())
        self.engine.remove(job_id)
        transaction.abort()
        self.assertTrue(self.engine.get(job_id).live)

    def test_nothing_starts_before_its_time(self):
        self.put(self.job(5))
        self.assertEqual(self.run_due(), 0)

    def test_due_jobs_start_once(self):
        ids = [self.put(self.job(-1)), self.put(self.job(-2, trigger=LATE))]
        self.assertEqual(self.run_due(), 2)
        self.assertEqual(self.run_due(), 0)
        for job_id in ids:
            queued = self.engine.get(job_id)
            self.assertFalse(queued is not None and queued.live)

    def started(self):
        """Return the UUIDs of the jobs that are due, in the order they start."""
        transaction.commit()
        with mock.patch.object(runner, "run") as run:
            self.run_due()
        return [call[0][0][1] for call in run.call_args_list]

    def put_all(self, *jobs):
        """Put jobs: (uid, minutes since they were due, priority)."""
        now = self.now()
        with self.before_it_is_due():
            for uid, minutes, priority in jobs:
                due = now - timedelta(minutes=minutes)
                self.engine.put(Job("/plone", uid, 1, due, SCHEDULE), due, priority)

    def test_of_those_due_at_once_the_one_of_higher_priority_starts_first(self):
        self.put_all(
            ("low", 1, LOW),
            ("n1", 1, NORMAL),
            ("high", 1, HIGH),
            ("n2", 1, NORMAL),
        )
        self.assertEqual(self.started(), ["high", "n1", "n2", "low"])

    def test_of_those_due_earlier_too_where_the_engine_can(self):
        self.put_all(("low", 9, LOW), ("normal", 5, NORMAL), ("high", 1, HIGH))
        order = ["low", "normal", "high"]
        if self.priority_is_strict:
            order.reverse()
        self.assertEqual(self.started(), order)

    def test_priority_of_a_task_reaches_the_queue(self):
        due, uids = self.now() - timedelta(minutes=1), []
        for priority in reversed(PRIORITIES):
            task = self.add_task(name=str(priority), priority=priority)
            with self.before_it_is_due():
                self.manager_of(task).register_job(begin_after=due)
            uids.insert(0, IUUID(task))
        self.assertEqual(self.started(), uids)

    def test_a_job_with_a_priority_is_taken_out_like_any(self):
        for minutes, priority in product((5, -5), PRIORITIES):
            job = self.job(minutes)
            job_id = self.engine.put(job, job.occurrence, priority)
            transaction.commit()
            queued = self.engine.get(job_id)
            self.assertEqual((queued.job, queued.begin_after), (job, job.occurrence))
            self.assertTrue(self.engine.remove(job_id))
            transaction.commit()
            self.assertEqual(list(self.engine.jobs("/plone")), [])
        self.assertEqual(self.run_due(), 0)

    def test_jobs_of_one_site_are_told_apart(self):
        self.put(self.job(5))
        self.put(self.job(-5))
        self.put(self.job(5, site="/other"))
        sites = [queued.job.site for queued in self.engine.jobs("/plone")]
        self.assertEqual(sites, ["/plone", "/plone"])

    def test_workers_are_described(self):
        for worker in self.engine.workers():
            self.assertIsInstance(worker, Worker)

    def test_task_runs_and_the_next_is_queued(self):
        backend = self.add_task(periodicity=u"* * * * *")
        self.manager_of(backend).register_job(force=True)
        transaction.commit()
        self.assertEqual(self.run_due(), 1)
        transaction.begin()
        self.assertEqual(self.statuses(backend), ["OK"])
        self.assertTrue(self.manager_of(backend).is_job_present())
