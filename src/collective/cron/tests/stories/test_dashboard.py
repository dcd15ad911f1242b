"""The check-list of the survey, as far as the dashboard is concerned."""

from collections import Counter
from collective.cron.content import result_writer
from collective.cron.engines.inline import InlineQueue
from collective.cron.interfaces import ICronLayer
from collective.cron.tests.support.faces.pages import PageTestCase
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import mock
import transaction


class TestFailureStories(PageTestCase):
    """Numbers are those of the list in section 5 of the survey."""

    def test_100000_runs_constant_page_time(self):
        """Story 10: what a row loads does not depend on how many results there are."""
        names = ["task%d" % number for number in range(4)]
        for name in names:
            self.add_task(name=name, keep_results=1000)
        self.run_due("10:05:00")
        ours = ("TestTask", "SchedulingState", "OOBTree", "Result", "ResultsFolder")
        loaded = [self.count_loaded()[name] for name in ours]
        state = self.state_of(self.portal["task0"])
        for number in range(300):
            for name in names[:2]:
                result = result_writer.record(self.portal[name], status=u"OK")
        result_writer.note(state, result)
        transaction.commit()
        self.assertEqual([self.count_loaded()[name] for name in ours], loaded)

    def test_objects_loaded_for_each_row(self):
        """A row loads its Backend, the Backend's own tree, its state, and no result."""
        self.add_task(name="first")
        self.run_due("10:05:00")
        one = self.count_loaded()
        for number in range(20):
            self.add_task(name="task%d" % number)
        self.run_due("10:10:00")
        found = self.count_loaded()
        backends = found["TestTask"] - one["TestTask"]
        states = found["SchedulingState"] - one["SchedulingState"]
        self.assertEqual((backends, states), (20, 20))
        self.assertNotIn("Result", found)
        self.assertNotIn("ResultsFolder", found)
        # A container looks into its tree for whatever it does not have. Pieces of the
        # catalog are split now and then; that is not one for each row.
        self.assertLess(sum(found.values()) - sum(one.values()), 20 * 3 + 10)

    def count_loaded(self):
        """Return how many objects of each class an empty cache loads for the list."""
        connection = self.portal._p_jar
        request = self.layer["request"].clone()
        request.form = {}
        alsoProvides(request, ICronLayer)
        transaction.commit()
        connection.cacheMinimize()
        loaded, setstate = Counter(), type(connection).setstate

        def counted(there, obj):
            loaded[type(obj).__name__] += 1
            return setstate(there, obj)

        with mock.patch.object(type(connection), "setstate", counted):
            page = getMultiAdapter((self.portal, request), name="cron-dashboard")
            self.assertIn("cron-row-", page.list_part())
            page.filter_part(), page.timeline_part(), page.worker_part()
        return loaded

    def test_page_answers_with_no_worker_and_with_a_broken_task(self):
        """Story 14."""
        self.add_task(name="good")
        bad = self.add_task(name="broken", run_as=u"ghost")
        bad.periodicity, bad.timezone = b"every \xc3\xbc", u"Mars/Base"
        transaction.commit()
        for workers in ([], None):
            self.queue.reachable = workers is not None
            with mock.patch.object(InlineQueue, "workers", return_value=workers):
                browser = self.get("/@@cron-dashboard")
            self.assertEqual(self.status_of(browser), 200)
            self.assertIn("/plone/good", browser.contents)
            self.assertIn("/plone/broken", browser.contents)
            self.assertIn('role="alert"', browser.contents)
