# -*- coding: utf-8 -*-
"""Tracebacks: the failing line is always there, and what it came of; bounded."""

from collective.cron.bbb import thread_seconds
from collective.cron.text import redact
from collective.cron.text import tracebacks

import sys
import unittest


PY3 = sys.version_info[0] > 2
SECRET = "hunter" + "3"


def fail_at_depth(depth, error):
    if depth:
        return fail_at_depth(depth - 1, error)
    return the_line_that_fails(error)


def the_line_that_fails(error):
    raise error


def fail_from(error, cause):
    error.__cause__ = cause
    raise error


def caught(function, *args):
    """Return the traceback of what calling it raises, as text."""
    try:
        function(*args)
    except BaseException:
        return tracebacks.describe(sys.exc_info())


class TestFrames(unittest.TestCase):
    def test_it_shows_where_but_no_values(self):
        shown = caught(the_line_that_fails, ValueError("token=" + SECRET))
        self.assertIn(u"in the_line_that_fails", shown)
        self.assertTrue(shown.endswith(u"ValueError: token=[hidden]"), shown)
        self.assertNotIn(SECRET, shown)

    def test_first_and_last_frames_of_any_depth(self):
        for depth in (0, 1, 10, 49, 60, 400):
            shown = caught(fail_at_depth, depth, ValueError("deep"))
            self.assertIn(u"in caught", shown, depth)
            self.assertIn(u"raise error", shown, depth)
            self.assertTrue(shown.endswith(u"ValueError: deep"), depth)
            self.assertLessEqual(len(shown), tracebacks.LIMIT)
        self.assertIn(u"frames left out", shown)

    def test_thousands_of_frames_take_no_time(self):
        def dive():
            dive()

        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(8000)
        self.addCleanup(sys.setrecursionlimit, limit)
        try:
            dive()
        except RuntimeError:
            info = sys.exc_info()
        sys.setrecursionlimit(limit)
        start = thread_seconds()
        shown = tracebacks.describe(info)
        self.assertLess(thread_seconds() - start, 1)
        self.assertIn(u"in dive", shown)
        self.assertIn(u"recursion", shown.splitlines()[-1])

    def test_a_huge_message_leaves_room_for_the_line(self):
        shown = caught(fail_at_depth, 60, ValueError("x" * 10**6))
        self.assertIn(u"raise error", shown)
        self.assertLessEqual(len(shown), tracebacks.LIMIT)

    def test_a_line_that_cannot_be_read_is_shown(self):
        shown = caught(compile, "a = 1\nb = = 2 # token=%s" % SECRET, "task.py", "exec")
        self.assertIn(u'File "task.py", line 2', shown)
        self.assertIn(u"b = = 2", shown)
        self.assertIn(u"SyntaxError", shown)
        self.assertNotIn(SECRET, shown)

    def test_what_cannot_be_read_is_said(self):
        class Odd(ValueError):
            @property
            def __notes__(self):
                raise KeyError("no notes")

        shown = caught(the_line_that_fails, Odd("it"))
        self.assertIn(u"traceback cannot be read: KeyError", shown)
        self.assertIn(u"Odd: it", shown)


class TestCauses(unittest.TestCase):
    def test_what_it_was_raised_from(self):
        cause = KeyError("password=" + SECRET)
        shown = caught(fail_from, ValueError("in the end"), cause)
        self.assertIn(u"direct cause", shown)
        self.assertLess(shown.index(u"KeyError"), shown.index(u"ValueError"))
        self.assertNotIn(SECRET, shown)

    @unittest.skipUnless(PY3, "Python 2 keeps no context")
    def test_what_was_being_handled(self):
        def fail():
            try:
                the_line_that_fails(KeyError("first"))
            except KeyError:
                fail_at_depth(60, ValueError("second"))

        shown = caught(fail)
        self.assertIn(u"KeyError: 'first'", shown)
        self.assertIn(u"was handled", shown)
        self.assertEqual(shown.count(u"in the_line_that_fails"), 2)
        self.assertTrue(shown.endswith(u"ValueError: second"))

    @unittest.skipUnless(PY3, "Python 2 keeps no context")
    def test_a_context_that_was_given_up_is_left_out(self):
        def fail():
            try:
                raise KeyError("first")
            except KeyError:
                fail_from(ValueError("second"), None)

        self.assertNotIn(u"first", caught(fail))

    def test_a_chain_is_bounded_and_may_bite_its_tail(self):
        first = error = ValueError("0")
        for number in range(1, 10000):
            error.__cause__ = error = ValueError("%d" % number)
        shown = caught(the_line_that_fails, first)
        self.assertEqual(shown.count(u"ValueError"), tracebacks.CAUSES + 1)
        error.__cause__ = first
        one, other = ValueError("one"), ValueError("other")
        one.__cause__, other.__cause__ = other, one
        self.assertEqual(caught(the_line_that_fails, one).count(u"ValueError"), 2)

    def test_all_of_it_is_bounded(self):
        cause = None
        for number in range(5):
            error = ValueError(u"%d %s" % (number, u"x" * 10**5))
            error.__cause__, cause = cause, error
            error.__notes__ = [u"y" * 10**5] * 1000
        shown = caught(fail_at_depth, 60, error)
        self.assertLessEqual(len(shown), tracebacks.LIMIT)
        self.assertIn(u"raise error", shown)
        for number in range(1, 5):
            self.assertIn(u"ValueError: %d" % number, shown)


class TestNotesAndGroups(unittest.TestCase):
    def test_notes(self):
        error = ValueError("it")
        error.__notes__ = [u"while reading row 7", u"secret=" + SECRET]
        error.__notes__ += [u"more"] * 5
        shown = caught(the_line_that_fails, error)
        self.assertIn(u"ValueError: it\nwhile reading row 7\n", shown)
        self.assertIn(u"2 notes left out", shown)
        self.assertNotIn(SECRET, shown)

    @unittest.skipUnless(sys.version_info >= (3, 11), "no groups of exceptions")
    def test_what_is_in_a_group(self):
        def part(number):
            try:
                the_line_that_fails(ValueError("part %d" % number))
            except ValueError as error:
                return error

        inner = ExceptionGroup("inner", [part(3)])  # noqa: F821
        parts = [part(1), inner] + [part(n) for n in range(4, 2000)]
        group = ExceptionGroup("several", parts)  # noqa: F821
        shown = caught(fail_at_depth, 60, group)
        self.assertIn(u"ExceptionGroup: several", shown)
        self.assertIn(u"Error 1 (of 1998 in the group)", shown)
        self.assertIn(u"ValueError: part 1", shown)
        self.assertIn(u"ExceptionGroup: inner", shown)
        self.assertGreater(shown.count(u"in the_line_that_fails"), 2)
        self.assertLessEqual(len(shown), tracebacks.LIMIT)

    def test_messages_are_redacted_as_elsewhere(self):
        shown = caught(the_line_that_fails, ValueError(u"\xe4 \x1b[31m"))
        self.assertEqual(shown.splitlines()[-1], u"ValueError: \xe4 \ufffd[31m")
        self.assertIn(redact.describe_error(ValueError(u"\xe4")), shown)
