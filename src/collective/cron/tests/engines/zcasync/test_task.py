"""What databases name and zc.async calls: found on each Python, done once."""

from collective.cron.bbb import PY2
from collective.cron.engines.zcasync import task
from collective.cron.tests.support.suites import suite
from collective.cron.tests.support.zcasync_case import ZCAsyncCase
from ZODB.utils import p64

import mock
import pickle
import unittest


if PY2:
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync.jobqueue import find_queue


class TestName(unittest.TestCase):
    """On each Python: a database that was converted is read without zc.async."""

    def test_name_of_the_stored_function_stays(self):
        name = "%s.%s" % (task.execute.__module__, task.execute.__name__)
        self.assertEqual(name, "collective.cron.engines.zcasync.task.execute")

    def test_a_database_finds_it_by_that_name(self):
        stored = b"ccollective.cron.engines.zcasync.task\nexecute\n."
        self.assertIs(pickle.loads(stored), task.execute)


class TestTask(ZCAsyncCase):
    def status_and_result(self, job_id):
        item = find_queue()._p_jar.get(p64(int(job_id)))
        return item.status, item.result

    def test_result_of_a_job_is_nothing(self):
        job_id = self.put_due()
        self.run_due()
        done = (library.interfaces.COMPLETED, None)
        self.assertEqual(self.status_and_result(job_id), done)

    def test_it_is_run_by_the_worker_that_claimed_it(self):
        job_id = self.put_due()
        args = self.engine.get(job_id).job.to_args()
        with mock.patch.object(task.runner, "run", return_value="something") as run:
            self.assertEqual(self.run_due(), 1)
        run.assert_called_once_with(args, str(self.dispatcher.UUID), mock.ANY)
        # What a task might leave is kept out of the queue.
        self.assertIsNone(self.status_and_result(job_id)[1])

    def test_a_job_of_a_site_that_is_gone_is_not_tried_again(self):
        job_id = self.put_due()
        with mock.patch.object(task.runner.entering, "open_site", side_effect=IOError):
            self.run_due()
        self.assertEqual(self.run_due(), 0)
        done = (library.interfaces.COMPLETED, None)
        self.assertEqual(self.status_and_result(job_id), done)


def test_suite():
    """Leave out what needs zc.async where it cannot be: on Python 3."""
    return suite(*[TestName, TestTask] if PY2 else [TestName])
