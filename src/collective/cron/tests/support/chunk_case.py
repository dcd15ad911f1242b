"""What the tests of work in chunks have in common: ten items that are counted."""

from BTrees.OOBTree import OOBTree
from collective.cron.memory import bookmarks
from collective.cron.running import current_run
from collective.cron.tests.support.job_case import JobCase
from plone.uuid.interfaces import IUUID

import mock
import transaction


ITEMS = [u"%02d" % number for number in range(10)]


class ChunkCase(JobCase):
    """The task counts each item in the database: (stored, called)."""

    def setUp(self):
        super(ChunkCase, self).setUp()
        self.task = self.add_job()
        self.task.done = OOBTree()
        transaction.commit()
        self.called = []
        self.size = 3
        self.patch = mock.patch("time.sleep")
        self.patch.start()
        self.addCleanup(self.patch.stop)

    def work(self, item):
        # In the connection of the run, not in that of the test.
        done = current_run.get().site["task"].done
        done[item] = done.get(item, 0) + 1
        self.called.append(item)

    def run_all(self, runner):
        runner.in_chunks(ITEMS, self.work, size=self.size)

    def failing_at(self, item, error=ValueError, times=1):
        """Return a task that raises at this item, so many times."""
        left = [times]

        def work(each):
            self.work(each)
            if each == item and left[0]:
                left[0] -= 1
                raise error("at %s" % item)

        return lambda runner: runner.in_chunks(ITEMS, work, size=self.size)

    @property
    def stored(self):
        return dict(self.task.done)

    @property
    def bookmark(self):
        return bookmarks.read(self.portal, str(IUUID(self.task)), "none")

    def check_all_once(self):
        self.assertEqual(self.stored, dict.fromkeys(ITEMS, 1))
        self.assertEqual(self.bookmark, {})
