"""A batch of results: where it begins and ends, and what it costs."""

from collective.cron import clock
from collective.cron.browser.results import batch
from collective.cron.browser.results.batch import ResultsBatch
from collective.cron.content import result_writer
from collective.cron.content.results import ResultsFolder
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta

import mock


class TestStretch(CronTestCase):
    def setUp(self):
        super(TestStretch, self).setUp()
        self.task = self.add_task(keep_results=1000)
        self.folder = self.task.results_folder()

    def add(self, count, every=3):
        """Record results; each third one is FAILED."""
        for number in range(count):
            status = u"FAILED" if number % every == 0 else u"OK"
            end = clock.now() + timedelta(seconds=number)
            result_writer.record(self.task, status=status, end=end)
        self.ids = self.folder.newest()

    def ids_of(self, found):
        return [result.getId() for result in found.results]

    def test_empty(self):
        found = ResultsBatch(self.folder)
        self.assertEqual((found.results, found.older, found.newer), ([], None, None))
        found = ResultsBatch(self.folder, after="5")
        self.assertEqual((found.results, found.older, found.newer), ([], None, None))

    def test_there_and_back_again(self):
        self.add(60)
        first = ResultsBatch(self.folder)
        self.assertEqual(self.ids_of(first), self.ids[:25])
        self.assertIsNone(first.newer)
        second = ResultsBatch(self.folder, before=first.older)
        self.assertEqual(self.ids_of(second), self.ids[25:50])
        third = ResultsBatch(self.folder, before=second.older)
        self.assertEqual(self.ids_of(third), self.ids[50:])
        self.assertIsNone(third.older)
        back = ResultsBatch(self.folder, after=third.newer)
        self.assertEqual(self.ids_of(back), self.ids[25:50])
        start = ResultsBatch(self.folder, after=back.newer)
        self.assertEqual(self.ids_of(start), self.ids[:25])
        self.assertIsNone(start.newer)

    def test_the_newest_page_is_full_also_on_the_way_back(self):
        self.add(30)
        back = ResultsBatch(self.folder, after=self.ids[3])
        self.assertEqual(self.ids_of(back), self.ids[:25])

    def test_one_status(self):
        self.add(90)
        failed = [i for i in self.ids if self.folder[i].status == u"FAILED"]
        first = ResultsBatch(self.folder, u"FAILED")
        self.assertEqual(self.ids_of(first), failed[:25])
        second = ResultsBatch(self.folder, u"FAILED", before=first.older)
        self.assertEqual(self.ids_of(second), failed[25:])
        back = ResultsBatch(self.folder, u"FAILED", after=second.newer)
        self.assertEqual(self.ids_of(back), failed[:25])

    def test_start_that_is_gone(self):
        self.add(30)
        gone = str(int(self.ids[10]) + 1)
        found = ResultsBatch(self.folder, before=gone)
        self.assertEqual(self.ids_of(found), self.ids[10:])

    def test_search_for_what_is_not_there_reads_so_many_and_goes_on_from_there(self):
        self.add(60, every=1000)
        with mock.patch.object(batch, "READ", 40):
            found = ResultsBatch(self.folder, u"WARN")
            self.assertEqual(found.results, [])
            self.assertEqual(found.older, self.ids[39])
            last = ResultsBatch(self.folder, u"WARN", before=found.older)
        self.assertIsNone(last.older)

    def test_loads_one_page_wherever_it_is(self):
        self.add(100)
        for start in (None, self.ids[60]):
            with mock.patch.object(
                ResultsFolder, "__getitem__", autospec=True
            ) as opened:
                ResultsBatch(self.folder, before=start)
            self.assertEqual(opened.call_count, 25)
