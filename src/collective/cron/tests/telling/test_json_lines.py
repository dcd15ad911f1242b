"""A log in JSON: each line of a run, of whatever package, tells of which run it is."""

from collective.cron.running import current_run
from collective.cron.telling import json_lines
from collective.cron.tests.support.job_case import JobCase

import json
import logging
import mock
import os
import sys
import unittest


class Kept(logging.Handler):
    """Keeps what it would write."""

    def __init__(self):
        super(Kept, self).__init__()
        self.setFormatter(json_lines.JSONLines())
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))

    @property
    def told(self):
        return [json.loads(line) for line in self.lines]


class TestFormat(unittest.TestCase):
    def setUp(self):
        self.handler = Kept()

    def say(self, message, *args, **options):
        exc_info = options.get("exc_info")
        record = logging.LogRecord("x", 30, "p", 1, message, args, exc_info)
        self.handler.handle(record)
        return self.handler.told[-1]

    def test_a_line(self):
        told = self.say("Hello %s", u"w\xf6rld\nend")
        self.assertEqual(told["message"], u"Hello w\xf6rld\nend")
        self.assertEqual((told["level"], told["logger"]), ("WARNING", "x"))
        self.assertTrue(told["time"].endswith("Z"))
        self.assertNotIn("run", told)
        self.assertNotIn("\n", self.handler.lines[-1])

    def test_it_is_bounded_and_without_secrets(self):
        self.assertNotIn("hunter2", self.say("password=hunter2")["message"])
        told = self.say("x" * 10**6)
        self.assertLessEqual(len(told["message"]), json_lines.MESSAGE)

    def test_an_exception(self):
        try:
            raise ValueError("password=hunter2 " + "x" * 10**5)
        except ValueError:
            told = self.say("It failed", exc_info=sys.exc_info())
        self.assertIn("ValueError", told["traceback"])
        self.assertNotIn("hunter2", told["traceback"])
        self.assertLessEqual(len(told["traceback"]), json_lines.TRACEBACK)

    def test_arguments_that_do_not_fit(self):
        self.assertIn("one %s two %s", self.say("one %s two %s", 1)["message"])

    def test_it_is_used_if_the_environment_says_so(self):
        root = mock.Mock(handlers=[mock.Mock()])
        with mock.patch.object(json_lines.logging, "getLogger", return_value=root):
            for text, calls in (("", 0), ("text", 0), ("json", 1)):
                with mock.patch.dict(os.environ, {json_lines.LOG: text}):
                    json_lines.use_if_wanted()
                self.assertEqual(root.handlers[0].setFormatter.call_count, calls)


class TestRun(JobCase):
    def setUp(self):
        super(TestRun, self).setUp()
        self.handler = Kept()
        root = logging.getLogger()
        level = root.level
        root.setLevel(logging.INFO)
        root.addHandler(self.handler)
        self.addCleanup(root.removeHandler, self.handler)
        self.addCleanup(root.setLevel, level)

    def test_every_line_of_a_run(self):
        self.add_job()
        tokens = []

        def work(runner):
            tokens.append(current_run.get().token)
            logging.getLogger("another.package").warning("Something odd")

        logging.getLogger("another.package").warning("Before")
        self.play(work)
        told = self.handler.told
        (odd,) = [line for line in told if line["message"] == "Something odd"]
        expected = ("/plone", "/plone/task", tokens[0])
        self.assertEqual((odd["site"], odd["task"], odd["run"]), expected)
        (filed,) = [line for line in told if ": OK in " in line["message"]]
        self.assertEqual(filed["run"], tokens[0])
        (before,) = [line for line in told if line["message"] == "Before"]
        self.assertNotIn("run", before)
