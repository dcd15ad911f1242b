"""What a test is given of a run."""

from collective.cron.testing.record import Notes
from collective.cron.testing.record import Record

import unittest


class Result(object):
    def __init__(self, **values):
        vars(self).update(values)


class TestRecord(unittest.TestCase):
    def test_it_has_what_the_result_has(self):
        result = Result(status=u"WARN", reason=u"so", messages=(u"so", u"and so"))
        found = Record(result, Notes())
        self.assertIs(found.result, result)
        self.assertEqual(found.warnings, (u"so", u"and so"))
        self.assertEqual(repr(found), "<Record WARN: so>")
        with self.assertRaises(AttributeError):
            found.wrong

    def test_what_made_it_fail_is_no_warning(self):
        notes, error = Notes(), ValueError("no")
        notes.exc_info = (ValueError, error, None)
        result = Result(status=u"FAILED", messages=(u"ValueError: no", u"strange"))
        found = Record(result, notes)
        self.assertEqual((found.error, found.warnings), (error, (u"strange",)))

    def test_of_an_attempt_that_was_repeated_there_is_no_error(self):
        notes = Notes()
        notes.exc_info = (ValueError, ValueError(), None)
        found = Record(Result(status=u"OK", messages=()), notes)
        self.assertEqual((found.error, found.exc_info), (None, None))
