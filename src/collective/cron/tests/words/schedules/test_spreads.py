from collective.cron.schedule import periodicity
from collective.cron.tests.support.faces.languages import LANGUAGES
from collective.cron.tests.support.faces.languages import use_languages
from collective.cron.words import wording

import unittest


SEED = "d2a5f1c09b1e4b6f8a7c3e5d1f0b2a49"
OVER = "Spread, so that tasks do not start together"
WINDOWS = (
    ("H * * * *", "Some time in the hour"),
    ("H H(1-4) * * *", "Some time between 01:00 and 05:00"),
    ("H H * * mon", "Some time between 00:00 and 24:00"),
    ("H(0-29) 3 * * *", "Some time between 03:00 and 03:30"),
    ("H 22 * * *", "Some time between 22:00 and 23:00"),
    ("H/15 * * * *", OVER),
    ("0 H * * *", OVER),
    ("H(0-29) H(1-4) * * *", OVER),
    ("H H/2 * * *", OVER),
    ("H,30 * * * *", OVER),
    ("0 0 * * H", OVER),
)


class TestTell(unittest.TestCase):
    def test_the_window_and_what_the_task_has(self):
        for line, window in WINDOWS:
            resolved = periodicity.resolve(line, SEED)
            words = "%s: %s" % (window, wording.describe(resolved))
            self.assertEqual(wording.describe(line, seed=SEED), words)

    def test_without_a_task_it_is_an_example(self):
        for line, window in WINDOWS:
            words = wording.describe(line)
            self.assertTrue(words.startswith(window + ", for example: "), words)

    def test_in_each_language(self):
        use_languages(self)
        for code in LANGUAGES:
            for line, window in WINDOWS:
                resolved = wording.describe(periodicity.resolve(line, SEED), code)
                words = wording.describe(line, code, SEED)
                self.assertTrue(words.endswith(resolved), words)
                self.assertNotIn(window, words)
        words = wording.describe("H 22 * * *", "it", SEED)
        self.assertTrue(words.startswith("Some time between 22:00 and 23:00: "))
