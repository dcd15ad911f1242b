"""The errors that a thread logs: its own, all of them, and in the way of nobody."""

from collective.cron import logger
from collective.cron.worksite import error_lines

import logging
import threading
import unittest


other = logging.getLogger("somebody.else")
# Only what is heard is of interest here.
other.addHandler(logging.NullHandler())


class TestListening(unittest.TestCase):
    def heard(self, function):
        with error_lines.listening() as lines:
            function()
        return lines.get()

    def test_errors_and_worse(self):
        def log():
            other.warning("not this")
            other.error("refused: %s", u"550 \xe4")
            other.critical("password=hunter2")

        heard = self.heard(log)
        self.assertEqual(heard, (u"refused: 550 \xe4", u"password=[hidden]"))

    def test_the_exception_behind_it(self):
        def log():
            try:
                raise ValueError("why")
            except ValueError:
                other.exception("a hook failed")

        self.assertEqual(self.heard(log), (u"a hook failed: ValueError: why",))

    def test_what_cannot_be_put_together(self):
        class Unspeakable(object):
            def __str__(self):
                raise ValueError("no words")

            __repr__ = __str__

        self.assertEqual(self.heard(lambda: other.error("%s", Unspeakable())), (u"%s",))

    def test_neither_ours_nor_those_of_other_threads(self):
        def log():
            logger.error("ours")
            logger.getChild("engines").error("ours")
            thread = threading.Thread(target=other.error, args=("theirs",))
            thread.start()
            thread.join(10)

        self.assertEqual(self.heard(log), ())

    def test_it_is_bounded(self):
        def log():
            for number in range(1000):
                other.error("%d %s", number, "x" * 10000)

        heard = self.heard(log)
        self.assertEqual(len(heard), 21)
        self.assertLessEqual(max(map(len, heard)), 500)

    def test_nothing_stays(self):
        before = list(logging.getLogger().handlers)
        with self.assertRaises(ValueError):
            with error_lines.listening() as outer:
                with error_lines.listening() as inner:
                    other.error("inner")
                other.error("outer")
                raise ValueError()
        other.error("after")
        self.assertEqual((inner.get(), outer.get()), ((u"inner",), (u"outer",)))
        self.assertEqual(logging.getLogger().handlers, before)
