"""The reconciler: whatever a crash or an edit took away comes back, once."""

from collective.cron import clock
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IServerRestartEvent
from collective.cron.queueing import lookup
from collective.cron.queueing import worker
from collective.cron.queueing.job import DONE
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.deeds.hostile import Unreadable
from collective.cron.tests.support.running import begin_run
from zope.component import getGlobalSiteManager

import mock
import transaction


class TestReconcile(CronTestCase):
    def reconcile(self, restart=True):
        return self.reconcile_all(restart)

    def test_queue_that_is_away_is_no_failure_of_a_run_that_was_asked_for(self):
        task = self.add_task(activated=False)
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        away = mock.patch.object(self.queue, "get", side_effect=QueueUnavailable())
        with away:
            self.assertEqual(reconcile.reconcile_all()["failed"], 0)

    def test_nothing_wrong_nothing_written(self):
        task = self.add_task()
        serial, held = self.state_of(task)._p_serial, dict(self.queue.held)
        self.assertEqual(self.reconcile(), {})
        self.assertEqual(self.tick(), {})
        self.assertEqual(self.queue.held, held)
        self.assertEqual(self.state_of(task)._p_serial, serial)

    def test_lost_job_is_queued_again(self):
        self.add_task()
        self.queue.held.clear()
        self.assertEqual(self.reconcile(), {"queued": 1})
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertEqual(self.reconcile(), {})

    def test_occurrence_missed_while_the_job_was_lost_runs_late(self):
        task = self.add_task()
        self.queue.held.clear()
        self.set_time("10:17:00")
        self.assertEqual(self.tick(), {"queued": 1})
        self.run_due()
        result = task.getLastResult()
        self.assertEqual((result.trigger, result.missed), ("late", 2))
        self.assertEqual(self.queued(), [("10:20", "schedule")])

    def test_tick_leaves_a_late_job_that_is_queued_alone(self):
        self.add_task()
        self.set_time("10:06:00")
        self.assertEqual(self.tick(), {})

    def test_claim_that_failed_is_repaired_by_the_tick(self):
        self.add_task()
        ((job_id, queued),) = self.queue.held.items()
        self.queue.held[job_id] = queued._replace(status=DONE)
        self.set_time("10:05:31")
        self.assertEqual(self.tick(), {"queued": 1})
        self.assertEqual(self.run_due(), 1)

    def test_saved_without_queue_is_queued_later(self):
        self.queue.reachable = False
        self.add_task()
        self.assertEqual(self.tick(), {})
        self.queue.reachable = True
        self.assertEqual(self.tick(), {"queued": 1})

    def test_setting_changed_behind_the_events_is_seen_at_restart(self):
        task = self.add_task()
        task.periodicity = u"30 * * * *"
        self.reconcile()
        self.assertEqual(self.queued(), [("10:30", "schedule")])

    def test_deactivated_behind_the_events(self):
        task = self.add_task()
        task.activated = False
        self.reconcile()
        self.assertEqual(self.queued(), [])

    def test_clock_that_was_ahead_is_corrected(self):
        self.set_time("2036-11-23T10:00:30Z")
        self.add_task()
        self.set_time("2026-11-23T10:00:30Z")
        self.assertEqual(self.reconcile(), {"queued": 1})
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_time_that_was_asked_for_is_left_alone(self):
        task = self.add_task()
        at = clock.from_iso("2026-11-23T11:03:00Z")
        self.manager_of(task).register_job(begin_after=at)
        self.assertEqual(self.reconcile(), {})
        self.assertEqual(self.queued(), [("11:03", "schedule")])
        self.queue.held.clear()
        self.assertEqual(self.reconcile(), {"queued": 1})
        self.assertEqual(self.queued(), [("11:03", "schedule")])

    def test_extra_run_that_was_lost_is_queued_again(self):
        task = self.add_task()
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        self.queue.held.clear()
        self.assertEqual(self.tick(), {"queued": 2})
        self.assertEqual(self.queued()[0][1], "manual")

    def test_restart_event_for_each_backend(self):
        seen = []
        manager = getGlobalSiteManager()
        manager.registerHandler(seen.append, [IServerRestartEvent])
        self.addCleanup(manager.unregisterHandler, seen.append, [IServerRestartEvent])
        self.add_task()
        self.add_task(name="other", activated=False)
        self.reconcile()
        self.assertEqual(sorted(e.object.getId() for e in seen), ["other", "task"])
        self.reconcile(restart=False)
        self.assertEqual(len(seen), 2)

    def test_broken_backend_does_not_stop_the_others(self):
        self.add_task(name="aa")
        bad = self.add_task(name="bad")
        self.add_task(name="zz")
        self.queue.held.clear()
        whole = reconcile.reconcile_backend

        for error in (KeyError("broken"), SystemExit(), Unreadable(SystemExit)):
            self.queue.held.clear()

            def fail_for_one(manager, *args, **options):
                if manager.uid == self.manager_of(bad).uid:
                    raise error
                return whole(manager, *args, **options)

            with mock.patch.object(reconcile, "reconcile_backend", fail_for_one):
                self.assertEqual(self.reconcile(), {"queued": 2, "failed": 1})

    def test_broken_site_does_not_stop_the_others(self):
        self.add_task()
        self.queue.held.clear()
        with mock.patch.object(
            reconcile.sites, "known_paths", return_value=["/broken", "/plone"]
        ):
            self.assertEqual(self.reconcile(), {"queued": 1})
        with mock.patch.object(lookup, "all_uids", side_effect=KeyError):
            self.assertEqual(self.reconcile(), {"failed": 1})

    def test_repair_button_works_in_the_request(self):
        self.add_task()
        self.queue.held.clear()
        self.assertEqual(reconcile.reconcile_site(self.portal), {"queued": 1})


class TestLostRuns(CronTestCase):
    """A run whose worker is gone is closed, and repeated only if that is allowed."""

    def add_lost(self, **values):
        task = self.add_task(**values)
        begin_run(self.manager_of(task))
        transaction.commit()
        return task

    def reconcile(self):
        done = reconcile.reconcile_overdue()
        transaction.begin()
        return done

    def test_interrupted_is_recorded_once(self):
        task = self.add_lost()
        self.assertEqual(self.reconcile(), {"interrupted": 1})
        self.assertEqual(self.reconcile(), {})
        self.assertEqual(self.statuses(task), ["INTERRUPTED"])
        self.assertIn(worker.process_name(), task.getLastResult().reason)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_repeatable_task_is_started_again(self):
        task = self.add_lost(repeatable=True)
        self.reconcile()
        self.assertEqual(self.run_due("10:00:40"), 1)
        last = task.getLastResult()
        self.assertEqual(
            (last.status, last.trigger, last.attempt), ("OK", "restart", 2)
        )

    def test_third_interruption_is_the_last(self):
        task = self.add_lost(repeatable=True)
        for _attempt in range(2):
            self.reconcile()
            state = self.state_of(task)
            extra = state.extra
            self.queue.held.pop(extra["job_id"])
            state.extra = None
            runs.begin(
                self.manager_of(task),
                "inline",
                token="t",
                missed=0,
                **dict((k, extra[k]) for k in extra if k != "job_id")
            )
            transaction.commit()
        self.reconcile()
        self.assertEqual(self.statuses(task), ["INTERRUPTED"] * 3)
        self.assertIsNone(self.state_of(task).extra)

    def test_run_in_hand_is_left_alone(self):
        task = self.add_lost()
        token = self.state_of(task).runs[0]["token"]
        runs.IN_HAND.add(token)
        self.addCleanup(runs.IN_HAND.clear)
        self.assertEqual(self.reconcile(), {})
