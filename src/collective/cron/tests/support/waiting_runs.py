"""What holds of every run that waits for an instant to come, wherever it is kept."""

from collective.cron import clock
from collective.cron.queueing import departure
from collective.cron.queueing.job import MANUAL
from collective.cron.tests.support.pauses import PauseTestCase
from plone.uuid.interfaces import ATTRIBUTE_NAME

import transaction


class WaitingRunCase(PauseTestCase):
    """A task of its own that comes by the schedule once a year."""

    def setUp(self):
        super(WaitingRunCase, self).setUp()
        self.task = self.add_task(periodicity=u"0 0 1 1 *")
        self.manager = self.manager_of(self.task)

    def at(self, time):
        return clock.from_iso("2026-11-23T%sZ" % time)

    @property
    def state(self):
        return self.state_of(self.task)

    def waiting(self):
        return [q for q in self.queued() if q[1] != "schedule"]


class WaitingRunContract(object):
    """`run_at(time)`: asks for a run at that time of the day."""

    def test_waits_for_its_time_if_the_job_comes_too_early(self):
        self.run_at("10:10:00")
        for job_id, queued in list(self.queue.held.items()):
            if queued.job.trigger == MANUAL:
                self.queue.held[job_id] = queued._replace(begin_after=clock.now())
        self.assertEqual(self.run_due(), 1)
        self.assertEqual(self.statuses(self.task), [])
        self.assertEqual(self.run_due("10:10:00"), 1)
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_queued_without_a_queue_it_is_queued_by_the_tick(self):
        self.queue.reachable = False
        self.run_at("11:10:00")
        transaction.commit()
        self.queue.reachable = True
        self.assertEqual(self.tick(), {"queued": 1})
        self.assertEqual(self.waiting(), [("11:10", MANUAL)])

    def test_goes_with_the_backend(self):
        self.run_at("10:10:00")
        departure.forget(self.portal, self.manager.uid)
        self.assertEqual(self.queued(), [])

    def test_moves_with_the_uuid(self):
        self.run_at("10:10:00")
        setattr(self.task, ATTRIBUTE_NAME, "another-one")
        transaction.commit()
        self.reconcile_all()
        self.assertEqual(self.waiting(), [("10:10", MANUAL)])
        self.run_due("10:10:00")
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_is_held_in_a_pause_and_runs_after_it(self):
        self.run_at("10:10:00")
        self.run_at("11:10:00")
        self.pause()
        self.assertEqual(self.run_due("10:10:00"), 1)
        self.assertEqual(self.tick("10:12:00"), {})
        self.assertEqual(self.statuses(self.task), [])
        self.resume()
        self.assertEqual(self.tick(), {"queued": 1})
        self.run_due()
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.assertEqual(self.waiting(), [("11:10", MANUAL)])
