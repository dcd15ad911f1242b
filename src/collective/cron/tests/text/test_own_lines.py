# -*- coding: utf-8 -*-
"""What we write into the log has no secrets in it."""

from collective.cron import logger
from collective.cron.text import failures
from collective.cron.text import own_lines

import ast
import collective.cron
import io
import logging
import os
import unittest


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
# Who asks for a logger: the one for our lines, what looks at those of others, what
# goes to the terminal, and into the protocol of an import.
ASK_FOR_LOGGERS = [
    "__init__.py",
    "commandline/failures.py",
    "commandline/main.py",
    "engines/hueyqueue/worker.py",
    "plans/profile_steps.py",
    "running/left_behind/logging_state.py",
    "telling/json_lines.py",
    "worksite/error_lines.py",
]


class Unreadable(Exception):
    def __str__(self):
        raise SystemExit("hunter2")

    __unicode__ = __repr__ = __str__


class Formatted(logging.Handler):
    """Keeps what a log file would have."""

    def __init__(self):
        super(Formatted, self).__init__()
        self.text = u""

    def emit(self, record):
        self.text += u"%s\n" % self.format(record)


class TestOwnLines(unittest.TestCase):
    def setUp(self):
        self.handler = Formatted()
        logger.addHandler(self.handler)
        self.addCleanup(logger.removeHandler, self.handler)

    def test_values_and_errors(self):
        address = u"postgresql://me:hun#te@r2 x@db/site"
        logger.warning("%s: %s", "queue", address)
        logger.error(u"password=hunter2 \xe4")
        try:
            raise ValueError(u"token=hunter2")
        except ValueError:
            logger.exception("it failed: %s", address)
            failures.log("again: %s", address)
        for piece in (u"hunter2", u"hun#", u"te@", u"r2 x"):
            self.assertNotIn(piece, self.handler.text)
        self.assertIn(u"postgresql://[hidden]@db/site", self.handler.text)
        self.assertIn(u"Traceback (most recent call last)", self.handler.text)
        self.assertIn(u"ValueError: token=[hidden]", self.handler.text)

    def test_a_line_is_written_whatever_its_values_are(self):
        logger.warning("%d of %d", "token=hunter2")
        try:
            raise Unreadable()
        except Unreadable as error:
            logger.warning("why: %s", error)
            logger.exception("it failed")
        self.assertIn(u"%d of %d", self.handler.text)
        self.assertIn(u"it failed", self.handler.text)
        self.assertNotIn(u"hunter2", self.handler.text)

    def test_a_plain_line_is_left_as_it_is(self):
        record = logging.makeLogRecord({"msg": "%d done", "args": (3,)})
        self.assertTrue(own_lines.OwnLines().filter(record))
        self.assertEqual((record.msg, record.args), ("%d done", (3,)))

    def test_all_lines_of_ours_go_this_way(self):
        found = []
        for folder, folders, names in os.walk(HERE):
            if folder == HERE:
                folders.remove("tests")
            for name in names:
                path = os.path.join(folder, name)
                if name.endswith(".py") and _asks_for_logger(path):
                    found.append(os.path.relpath(path, HERE))
        self.assertEqual(sorted(found), ASK_FOR_LOGGERS)


def _asks_for_logger(path):
    """Tell whether a module gets itself a logger, or writes past all of them."""
    with io.open(path, "rb") as source:
        tree = ast.parse(source.read())
    names = [getattr(n, "attr", getattr(n, "id", "")) for n in ast.walk(tree)]
    return "getLogger" in names or "print" in names or "stderr" in names
