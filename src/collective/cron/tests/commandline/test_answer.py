"""Exit codes differ from each other, and from argparse's."""

from collective.cron.commandline import answer

import unittest


class TestAnswer(unittest.TestCase):
    def test_codes(self):
        names = "DONE NOT_WELL NOT_THERE NO_SITE TIMED_OUT DIFFERS".split()
        codes = [getattr(answer, name) for name in names]
        self.assertEqual(codes, [0, 1, 3, 4, 5, 6])
        self.assertEqual(answer.Answer({}, []).code, answer.DONE)

    def test_stopped(self):
        error = answer.Stopped(u"\xe4", answer.NO_SITE)
        self.assertEqual((error.message, error.code), (u"\xe4", 4))
