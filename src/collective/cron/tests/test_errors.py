from collective.cron import errors

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
