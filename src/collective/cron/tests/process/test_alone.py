"""Processes that run no jobs: what people save there is run by a worker later."""

from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import database
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.watched_task import Task
from collective.cron.tests.support.suites import suite
from six import PY2


class TestNoQueue(ProcessCase):
    """zc.async has its queue only after a first worker has made it."""

    def test_without_any_queue_the_wish_is_kept_and_a_worker_fulfils_it(self):
        system = self.open(systems.single(config.CLIENT)).start()
        form = Task.add_by_form(system, "form")
        rest = Task.add(system, "rest")
        rest.schedule(1)
        self.assertTrue(rest.run())
        gone = Task.add(system, "gone")
        gone.edit(activated=False)
        for task in (form, rest):
            self.assertIsNone(task.queued)
            self.assertIsNotNone(task.state["next_at"])
            self.assertIsNone(task.state["pending"])
        self.assertIsNone(gone.state["next_at"])
        system.web.stop()
        self.assertFalse(database.has_queue(system))

        system.web = system.add_instance("worker", config.WORKER)
        system.web.start().wait_ready()
        # What was missed is made up for, what was asked for is done.
        triggers = [r["trigger"] for r in rest.wait_results(2, SOON)]
        self.assertIn("manual", triggers)
        self.assertEqual(len(set(triggers)), 2)
        self.assert_counted_right(rest)
        for task in (form, rest):
            self.assertEqual(len(task.queued), 1)
            self.assertEqual(task.queued[0]["id"], task.state["pending"])
        self.assertEqual((gone.results, gone.queued), ([], []))


class TestSwitchedOff(ProcessCase):
    def test_worker_that_is_switched_off_runs_nothing(self):
        off = systems.single(COLLECTIVE_CRON_WORKER="off")
        system = self.open(off).start()
        task = Task.add(system, "task")
        self.assertTrue(task.run())
        self.assertEqual(system.client.probe()["workers"] or [], [])
        system.web.stop()
        self.assertEqual(task.starts, [])


def test_suite():
    """Choose by the engine of the platform."""
    return suite(*[TestNoQueue, TestSwitchedOff] if PY2 else [TestSwitchedOff])
