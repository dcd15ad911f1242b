"""However the libraries ask for it, no more than so many bytes come."""

from collective.cron.web.measured import HEADS
from collective.cron.web.measured import Measured
from collective.cron.web.trouble import CallError

import io
import unittest


class TestMeasured(unittest.TestCase):
    def measured(self, size):
        return Measured(io.BytesIO(b"x" * size), 10)

    def test_up_to_the_most(self):
        for size in (-1, None, 10 + HEADS):
            self.assertEqual(len(self.measured(10 + HEADS).read(size)), 10 + HEADS)
        stream = self.measured(20)
        self.assertEqual((stream.read(3), stream.readline(4)), (b"xxx", b"xxxx"))
        self.assertFalse(stream.closed)

    def test_more(self):
        for name in ("read", "readline"):
            for size in (-1, 10**12):
                with self.assertRaises(CallError):
                    getattr(self.measured(11 + HEADS), name)(size)
        stream = self.measured(11 + HEADS)
        stream.read(HEADS)
        stream.read(10)
        with self.assertRaises(CallError):
            stream.read(1)
