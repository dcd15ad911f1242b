"""What happens with a message: its job is run once, or left to the reconciler."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.suites import huey_suite

import mock
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import task
    from collective.cron.tests.support.huey_queue import open_queue_without_site


ARGS = ("/plone", "uid", 1, "2026-11-23T10:00:00Z", "schedule")


class TestTask(unittest.TestCase):
    def setUp(self):
        open_queue_without_site(self)
        self.storage = task.WORKER["storage"]
        task.WORKER["id"] = "web9"
        self.lines = log_lines(self)
        self.runner = self.patch("runner.run")
        self.catch_up = self.patch("catch_up")
        self.want("a")

    def patch(self, name):
        patched = mock.patch("%s.%s" % (task.__name__, name))
        self.addCleanup(patched.stop)
        return patched.start()

    def want(self, job_id):
        self.storage.put_data(task.KEY % job_id, b"")

    def test_a_job_that_is_wanted_is_run_by_this_worker(self):
        self.catch_up.side_effect = lambda: self.runner.assert_not_called()
        self.assertIsNone(task.execute("a", *ARGS))
        self.runner.assert_called_once_with(ARGS, "web9")
        self.catch_up.assert_called_once_with()

    def test_a_message_that_comes_twice_does_nothing_the_second_time(self):
        task.execute("a", *ARGS)
        task.execute("a", *ARGS)
        self.assertEqual(self.runner.call_count, 1)
        line = "INFO a message for a job that is not wanted did nothing: a"
        self.assertEqual(self.lines, [line])

    def test_of_an_id_that_is_longer_than_ours_only_the_beginning_is_logged(self):
        task.execute("a" * 1000, *ARGS)
        line = "INFO a message for a job that is not wanted did nothing: "
        self.assertEqual(self.lines, [line + "a" * 40])

    def test_while_it_runs_it_is_not_wanted_any_more(self):
        self.runner.side_effect = lambda *args: self.assertFalse(
            self.storage.has_data_for_key(task.KEY % "a")
        )
        task.execute("a", *ARGS)
        self.assertEqual(self.runner.call_count, 1)

    def test_a_job_of_another_id_is_still_wanted(self):
        self.want("b")
        task.execute("a", *ARGS)
        self.assertTrue(self.storage.has_data_for_key(task.KEY % "b"))

    def test_without_the_queue_it_is_left_to_the_reconciler(self):
        task.WORKER["storage"] = mock.Mock()
        task.WORKER["storage"].delete_data.side_effect = IOError("no queue")
        self.assertIsNone(task.execute("a", *ARGS))
        self.runner.assert_not_called()
        line = "WARNING a job was left to the reconciler: OSError: no queue"
        self.assertEqual(self.lines, [line])

    def test_without_the_database_it_is_left_to_the_reconciler(self):
        self.catch_up.side_effect = IOError("no answer")
        self.assertIsNone(task.execute("a", *ARGS))
        self.runner.assert_not_called()
        line = "WARNING a job was left to the reconciler: OSError: no answer"
        self.assertEqual(self.lines, [line])


def test_suite():
    return huey_suite(TestTask)
