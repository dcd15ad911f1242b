"""What a run shows: bounded, and taken back with its attempt."""

from collective.cron.errors import CronError
from collective.cron.text import report
from collective.cron.text.report import Report

import mock
import unittest


class TestTables(unittest.TestCase):
    def setUp(self):
        self.report = Report()

    def test_rows_and_columns(self):
        table = self.report.table(u"Pages", (u"Page", u"Size"))
        table.add(u"a", 1)
        self.assertIs(self.report.table(u"Pages", (u"Page", u"Size")), table)
        self.report.table(u"None of them", (u"Page",))
        self.assertEqual(
            self.report.tables(),
            (
                (u"Pages", (u"Page", u"Size"), [[u"a", 1]], 0),
                (u"None of them", (u"Page",), [], 0),
            ),
        )

    def test_what_is_wrong_is_refused(self):
        table = self.report.table(u"Pages", (u"Page", u"Size"))
        for wrong in (
            lambda: table.add(u"a"),
            lambda: table.add(u"a", 1, 2),
            lambda: self.report.table(u"None", ()),
            lambda: self.report.table(u"Wide", (u"c",) * 31),
            lambda: [self.report.table(u"%d" % n, (u"c",)) for n in range(20)],
        ):
            self.assertRaises(CronError, wrong)
        self.assertEqual(len(self.report.tables()), 20)

    def test_rows_are_bounded_by_number(self):
        table = self.report.table(u"Pages", (u"Page",))
        with mock.patch.object(report, "ROWS", 3):
            for number in range(5):
                table.add(number)
        self.assertEqual(table.data()[2:], ([[0], [1], [2]], 2))

    def test_and_by_the_room_that_all_tables_take(self):
        tables = [self.report.table(title, (u"Page",)) for title in (u"a", u"b")]
        with mock.patch.object(report, "CHARACTERS", 25):
            for table in tables * 2:
                table.add(u"x" * 10)
        self.assertEqual([len(table.data().rows) for table in tables], [1, 1])
        self.assertEqual([table.data().left_out for table in tables], [1, 1])

    def test_an_attempt_is_taken_back(self):
        table = self.report.table(u"Pages", (u"Page",))
        table.add(u"a")
        before, mark = self.report.tables(), self.report.mark()
        table.add(u"b")
        other = self.report.table(u"Other", (u"Page",))
        other.add(u"c")
        self.report.attach(u"a.txt", b"a", "text/plain")
        self.report.go_back(mark)
        self.assertEqual((self.report.tables(), self.report.files()), (before, ()))
        # The task may still have it in hand.
        other.add(u"d")
        self.assertEqual(self.report.tables()[1].rows, [[u"d"]])
        # As often as it is tried.
        self.report.go_back(mark)
        self.assertEqual(self.report.tables(), before)


class TestFiles(unittest.TestCase):
    def setUp(self):
        self.report = Report()

    def test_one_takes_the_place_of_another_of_its_name(self):
        for data in (b"a", b"b"):
            self.report.attach(u"../a\\b.txt", data, "text/plain")
        self.assertEqual(
            self.report.files(), ((u"..-a-b.txt", "text/plain", b"b"),)
        )

    def test_a_name_and_a_type_that_could_not_be_stored(self):
        self.report.attach(u" a\n b.txt", b"", "text/plain\nX: y")
        self.report.attach(u"c.csv", b"", "text/csv; charset=utf-8")
        kinds = [(one.name, one.content_type) for one in self.report.files()]
        expected = [
            (u"a b.txt", "application/octet-stream"),
            (u"c.csv", "text/csv; charset=utf-8"),
        ]
        self.assertEqual(kinds, expected)

    def test_too_many_or_too_large_ones_are_refused(self):
        with mock.patch.multiple(report, FILES=2, BYTES=10):
            for name in u"ab":
                self.report.attach(name, b"12345", "text/plain")
            for name, data in ((u"c", b""), (u"b", b"123456"), (u"b", u"text")):
                with self.assertRaises(CronError):
                    self.report.attach(name, data, "text/plain")
        self.assertEqual(len(self.report.files()), 2)
