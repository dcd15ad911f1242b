from collective.cron import errors
from collective.cron.tests.support.driver import AdminShutdown
from collective.cron.tests.support.driver import raise_in_relstorage
from ZEO.Exceptions import ClientDisconnected
from ZODB.POSException import ConflictError
from ZODB.POSException import POSKeyError
from ZODB.POSException import ReadOnlyError
from ZODB.POSException import StorageError

import copy
import pickle
import unittest


HOSTILE = (
    u"\u0661\xe9",
    u"\ud800",
    u"a\nb\0c\x1b[0m",
    u"x" * 10**6,
    b"\xff\xe9\n",
    u"%s{}",
)
OBJECTS = (None, 5, [1] * 10**6, object(), ValueError(u"\xe9"))


class CronErrorTest(unittest.TestCase):
    def test_message_says_what_happened_the_value_and_what_is_accepted(self):
        error = errors.ExpressionError("out of range", "75", "0-59", "minute")
        self.assertEqual(str(error), "minute: out of range: '75' -- 0-59")

    def test_parts_stay_apart_for_translation(self):
        error = errors.ExpressionError("out of range", "75", "0-59", "minute")
        self.assertEqual(error.what, "out of range")
        self.assertEqual(error.value, "75")
        self.assertEqual(error.accepted, "0-59")
        self.assertEqual(error.field, "minute")

    def test_parts_that_are_missing_leave_no_trace(self):
        error = errors.JobRefused("already running")
        self.assertEqual(str(error), "already running")
        self.assertEqual((error.value, error.accepted, error.field), (None,) * 3)

    def test_without_words_the_docstring_speaks(self):
        for child in errors.CronError.__subclasses__() + [errors.NeverRuns]:
            message = str(child())
            self.assertEqual(message, child.__doc__.split("\n")[0])
            self.assertTrue(message.endswith("."), message)

    def test_children_are_caught_as_their_parents(self):
        self.assertTrue(issubclass(errors.NeverRuns, errors.ExpressionError))
        for child in (errors.ExpressionError, errors.UnknownZone):
            self.assertTrue(issubclass(child, errors.CronError))
            self.assertTrue(issubclass(child, ValueError))
        for child in (errors.QueueUnavailable, errors.JobRefused):
            self.assertTrue(issubclass(child, errors.CronError))

    def test_str_is_native_ascii_on_one_line_whatever_the_parts(self):
        for part in HOSTILE:
            error = errors.CronError(part[:9], part, part[:9], part[:9])
            for message in (str(error), u"%s" % error, error.value):
                message.encode("ascii")
                self.assertNotIn("\n", message)
            self.assertIs(type(str(error)), str)

    def test_str_does_not_fail_on_parts_that_are_not_text(self):
        self.assertEqual(str(errors.CronError(None, None)), str(errors.CronError()))
        self.assertIn("boom", str(errors.CronError(ValueError("boom"))))

    def test_copies_and_pickles_keep_the_parts(self):
        error = errors.UnknownZone("not known", "Mars", "a zone", "zone")
        for other in (copy.copy(error), pickle.loads(pickle.dumps(error, 2))):
            self.assertEqual(str(other), str(error))
            self.assertEqual(vars(other), vars(error))


class ExcerptTest(unittest.TestCase):
    def test_short_plain_text_is_shown_as_it_is(self):
        for text in ("", "*/15", u"*/15", "x" * 60):
            self.assertEqual(errors.excerpt(text), text)

    def test_never_more_than_60_characters_and_always_ascii(self):
        for value in HOSTILE + OBJECTS:
            shown = errors.excerpt(value)
            self.assertIs(type(shown), str)
            self.assertLessEqual(len(shown), 60)
            shown.encode("ascii")

    def test_what_is_cut_off_is_marked(self):
        self.assertEqual(errors.excerpt("x" * 61), "x" * 57 + "...")

    def test_what_is_not_text_is_shown_by_its_type(self):
        self.assertEqual(errors.excerpt(None), "NoneType")
        self.assertEqual(errors.excerpt([1, 2]), "list")


class DatabaseTest(unittest.TestCase):
    def is_transient(self, error, raise_it):
        try:
            raise_it(error)
        except Exception:
            return errors.is_transient()

    def raise_here(self, error):
        raise error

    def test_what_zodb_calls_so_may_be_over_wherever_it_comes_from(self):
        for error in (ConflictError(), ClientDisconnected()):
            self.assertTrue(self.is_transient(error, self.raise_here))

    def test_what_a_driver_raises_may_be_if_relstorage_let_it_through(self):
        for kind in (AdminShutdown, StorageError):
            self.assertTrue(self.is_transient(kind(), raise_in_relstorage))
            # As a task does that asks a database of its own.
            self.assertFalse(self.is_transient(kind(), self.raise_here))

    def test_what_stays_as_it_is_may_not(self):
        for error in (POSKeyError(b"\0" * 8), ReadOnlyError(), ValueError()):
            self.assertFalse(self.is_transient(error, raise_in_relstorage))

    def test_of_a_database_is_what_a_driver_raises_and_what_zodb_does(self):
        for error in (AdminShutdown(), ConflictError(), POSKeyError(b"\0" * 8)):
            self.assertTrue(errors.is_of_database(error))
        for error in (ValueError(), KeyError(), IOError()):
            self.assertFalse(errors.is_of_database(error))
