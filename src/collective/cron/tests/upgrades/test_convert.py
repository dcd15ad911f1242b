"""Patterns that Python 2 stored: read on Python 3.11 and later, and stored anew."""

from collective.cron.upgrades import convert
from zodbpickle import pickle

import re
import unittest


OLD = r".*\.tar\.gz\Z(?ms)"
NEW = r"(?ms).*\.tar\.gz\Z"
# As a pickle: the function by its name, the text of the pattern, its flags.
STORED = "cre\n_compile\n(V%s\nI%d\ntR."


class TestConvert(unittest.TestCase):
    def setUp(self):
        self.addCleanup(setattr, re, "_compile", re._compile)
        convert.accept_old_patterns()

    def test_patterns_of_python_2_can_be_read_and_are_stored_anew(self):
        pattern = re._compile(OLD, 0)
        self.assertEqual(pattern.pattern, NEW)
        self.assertTrue(pattern.match("a.tar.gz"))
        self.assertFalse(pattern.match("a.tar"))
        self.assertEqual(re.compile("a(b)").match("ab").group(1), "b")
        named = (re._compile.__module__, re._compile.__name__)
        self.assertEqual(named, ("re", "_compile"))

    def test_out_of_a_database_and_into_it_again(self):
        old = STORED % (OLD.replace("\\", "\\u005c"), re.MULTILINE | re.DOTALL)
        pattern = pickle.loads(old.encode("ascii"))
        self.assertEqual(pattern.pattern, NEW)
        self.assertTrue(pattern.match(u"line\n.tar.gz"))
        stored = pickle.dumps(pattern, 2)
        self.assertIn(b"cre\n_compile\n", stored)
        again = pickle.loads(stored)
        self.assertEqual((again.pattern, again.flags), (pattern.pattern, pattern.flags))

    def test_other_patterns_are_left_as_they_are(self):
        for pattern in (NEW, "a(?:b)", "", b"a(b)", u"\xe4"):
            self.assertEqual(re._compile(pattern, 0).pattern, pattern)
        compiled = re.compile("a")
        self.assertIs(re._compile(compiled, 0), compiled)

    def test_what_is_no_pattern_is_an_error_as_before(self):
        with self.assertRaises(re.error):
            re._compile("a(", 0)
        with self.assertRaises(TypeError):
            re._compile(5, 0)
