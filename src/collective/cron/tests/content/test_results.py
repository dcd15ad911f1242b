"""The folder of results: in the order of time, whatever they are and who walks."""

from AccessControl import getSecurityManager
from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.content.result import Result
from collective.cron.content.results import ResultsFolder
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.languages import use_language
from datetime import timedelta
from plone import api
from plone.app.testing import logout

import transaction
import unittest


class TestFolder(unittest.TestCase):
    """Ids are small numbers here: 2 and 4 are failures, 1, 3 and 5 are none."""

    def setUp(self):
        self.folder = ResultsFolder()
        for number in (3, 1, 5):
            self.folder.add(Result(id="%d" % number))
        for number in (4, 2):
            self.folder.add(Result(id="%d" % number, status=u"FAILED"))

    def walk(self, *args, **options):
        return "".join(self.folder.walk(*args, **options))

    def test_walks_newest_first_from_anywhere(self):
        self.assertEqual(self.walk(), "54321")
        self.assertEqual(self.walk("4"), "321")
        self.assertEqual(self.walk("1"), "")
        self.assertEqual(self.walk("1000"), "54321")

    def test_walks_back_to_the_newest(self):
        self.assertEqual(self.walk("2", newer=True), "345")
        self.assertEqual(self.walk("5", newer=True), "")
        self.assertEqual(self.walk(newer=True), "")

    def test_walks_through_failures_alone_or_through_the_others(self):
        self.assertEqual(self.walk(failed=True), "42")
        self.assertEqual(self.walk(failed=False), "531")
        self.assertEqual(self.walk("3", failed=True), "2")
        self.assertEqual(self.walk("2", failed=False, newer=True), "35")

    def test_walks_on_where_a_result_was_pruned(self):
        del self.folder.tree(False)[0][3]
        self.assertEqual(self.walk("3"), "21")
        self.assertEqual(self.walk("3", newer=True), "45")

    def test_ids_of_visitors_that_are_none_begin_at_the_newest(self):
        for odd in ("", "x", "-1", "0", "007", "9" * 40, None):
            self.assertEqual(self.walk(odd), "54321", odd)
        self.assertEqual(self.walk("%d" % (2**63 - 1)), "54321")
        self.assertEqual(self.walk("%d" % (2**63 - 1), newer=True), "")

    def test_slices_are_those_of_the_whole(self):
        ids = ["5", "4", "3", "2", "1"]
        for start, size in ((0, None), (0, 2), (1, 3), (4, 5), (9, 1), (0, 0)):
            stop = None if size is None else start + size
            self.assertEqual(self.folder.newest(start, size), ids[start:stop])

    def test_neighbours_are_of_either_kind(self):
        for result_id, newer, older in (
            ("5", None, "4"),
            ("4", "5", "3"),
            ("2", "3", "1"),
            ("1", "2", None),
        ):
            self.assertEqual(self.folder.neighbours(result_id), (newer, older))
        self.assertEqual(ResultsFolder().neighbours("1"), (None, None))

    def test_get_gives_the_default_for_what_is_not_there(self):
        self.assertEqual(self.folder.get("4").status, u"FAILED")
        self.assertIsNone(self.folder.get("6"))
        self.assertEqual(self.folder.get("x", "nothing"), "nothing")

    def test_an_empty_one_is_there_all_the_same(self):
        empty = ResultsFolder()
        self.assertEqual((len(empty), empty.newest(), list(empty.walk())), (0, [], []))
        self.assertTrue(empty)


class TestKeys(unittest.TestCase):
    def test_digits_of_another_script_are_no_id(self):
        for name in (u"\u0661", u"1\u0662", b"\xd9\xa1", u"\xfc"):
            self.assertNotIn(name, ResultsFolder())


class TestInSite(CronTestCase):
    def record(self, task, status=u"OK"):
        clock.set_now(clock.now() + timedelta(seconds=1))
        return result_writer.record(task, status=status, occurrence=clock.now())

    def test_newest_first_across_both_kinds(self):
        task = self.add_task()
        for status in (u"OK", u"FAILED", u"WARN", u"INTERRUPTED", u"SKIPPED", u"OK"):
            self.record(task, status)
        newest = [result.status for result in task.getResults()]
        self.assertEqual(
            newest, [u"OK", u"SKIPPED", u"INTERRUPTED", u"WARN", u"FAILED", u"OK"]
        )
        folder = task.results_folder()
        self.assertEqual(len(folder), 6)
        self.assertEqual(folder.newest(2, 2), folder.newest()[2:4])

    def test_unknown_ids_are_not_found(self):
        task = self.add_task()
        self.record(task)
        folder = task.results_folder()
        good = folder.newest()[0]
        for bad in ("", "0", "-1", "x", "0" + good, good + " ", "9" * 40, None):
            self.assertNotIn(bad, folder)
            with self.assertRaises(KeyError):
                folder[bad]

    def test_ids_are_listed_without_waking_a_result(self):
        task = self.add_task()
        kept = [self.record(task, status).getId() for status in (u"OK", u"FAILED")]
        transaction.commit()
        self.portal._p_jar.cacheMinimize()
        folder = task.results_folder()
        self.assertEqual(folder.newest(), kept[::-1])
        self.assertEqual(list(folder.walk()), kept[::-1])
        self.assertEqual(len(folder), 2)
        for failed in (False, True):
            for result in folder.tree(failed)[0].values():
                self.assertIsNone(result._p_changed)

    def test_nobody_changes_or_deletes_them_and_view_of_ours_shows_them(self):
        task = self.add_task()
        result = self.record(task)
        may = getSecurityManager().checkPermission
        for there in (task.results_folder(), result):
            self.assertTrue(may("View", there))
            self.assertFalse(may("Modify portal content", there))
            self.assertFalse(may("Delete objects", there))
        self.assertTrue(may("Modify portal content", task))
        self.portal.manage_permission("View", ["Anonymous"], acquire=0)
        logout()
        may = getSecurityManager().checkPermission
        self.assertTrue(may("View", self.portal))
        self.assertFalse(may("View", task.results_folder()))
        self.assertFalse(may("View", result))

    def test_title_is_in_the_language_of_the_request(self):
        use_language(self, "de")
        task = self.add_task()
        self.assertEqual(api.portal.get_current_language(), "de")
        self.assertEqual(task.results_folder().Title(), u"Ergebnisse")
