from bench.rivals import notes

import unittest


LINES = """\
99.9000 began 0
99.9500 ended 0
100.5000 began 0
100.6000 began 1
100.7000 ended 1
100.9000 ended 0
101.0000 began -1
"""


def parsed(text):
    return [notes.parse(line) for line in text.splitlines()]


class TestNotes(unittest.TestCase):
    def test_a_burst_is_timed_from_its_first_begin_to_its_last_end(self):
        figures = notes.burst(parsed(LINES), 100.0, 2)
        self.assertAlmostEqual(figures["first"], 0.5)
        self.assertAlmostEqual(figures["seconds"], 0.4)
        self.assertEqual(figures["more"], 0)

    def test_a_burst_is_not_over_before_all_have_ended(self):
        self.assertIsNone(notes.burst(parsed(LINES), 100.0, 3))

    def test_what_ends_twice_is_more_than_was_asked_for(self):
        found = parsed(LINES + "102.0000 ended 1\n")
        self.assertEqual(notes.burst(found, 100.0, 2)["more"], 1)

    def test_lateness_is_counted_from_the_full_minute(self):
        found = parsed("60.2500 began -1\n121.5000 began -1\n130.0000 began 2\n")
        self.assertEqual(notes.lateness(found, -1), [0.25, 1.5])

    def test_a_file_that_is_not_there_has_no_notes(self):
        self.assertEqual(notes.read("/nowhere/at/all"), [])


class TestAfterKill(unittest.TestCase):
    def became(self, text, count=1):
        found = notes.after_kill(parsed(text), count)
        return found["lost"], found["cut"], found["doubled"]

    def test_what_began_and_ended_once_is_well(self):
        self.assertEqual(self.became("1.0 began 0\n2.0 ended 0\n"), (0, 0, 0))

    def test_what_never_began_is_lost(self):
        self.assertEqual(self.became("1.0 began 0\n2.0 ended 0\n", 3), (2, 0, 0))

    def test_what_began_and_never_ended_is_cut_off(self):
        self.assertEqual(self.became("1.0 began 0\n"), (0, 1, 0))

    def test_what_began_again_after_it_was_cut_off_is_doubled_and_no_more_cut(self):
        text = "1.0 began 0\n2.0 began 0\n3.0 ended 0\n"
        self.assertEqual(self.became(text), (0, 0, 1))

    def test_what_began_twice_and_never_ended_is_both(self):
        self.assertEqual(self.became("1.0 began 0\n2.0 began 0\n"), (0, 1, 1))

    def test_other_schedules_do_not_count(self):
        self.assertEqual(self.became("1.0 began 7\n2.0 began -1\n", 0), (0, 0, 0))
