"""A file, or standard input."""

from collective.cron.commandline.answer import NOT_THERE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.files import reading
from collective.cron.plans import read

import io
import mock
import sys
import unittest


class TestReading(unittest.TestCase):
    def test_what_is_read(self):
        self.assertIn(
            b"TestReading", reading.read_text(__file__.replace(".pyc", ".py"))
        )
        with mock.patch.object(sys, "stdin", io.BytesIO(b"plan: a")):
            self.assertEqual(reading.read_text("-"), b"plan: a")
        with self.assertRaises(Stopped) as caught:
            reading.read_text("/nowhere")
        self.assertEqual(caught.exception.code, NOT_THERE)

    def test_what_is_refused(self):
        with self.assertRaises(Stopped) as caught:
            with reading.refusals("a.yaml"):
                read(u"plan: a\ntasks: 1")
        self.assertEqual(caught.exception.code, NOT_WELL)
        told = u"a.yaml: line 2, tasks: '1' -- a list of tasks"
        self.assertEqual(caught.exception.message, told)
