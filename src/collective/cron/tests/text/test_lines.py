"""Lines in bounded memory."""

from collective.cron.text.lines import Lines

import unittest


class TestLines(unittest.TestCase):
    def make(self, count):
        lines = Lines(2, 3, 10)
        for number in range(count):
            lines.add(u"%d" % number)
        return lines

    def test_few_are_kept_all(self):
        self.assertEqual(self.make(0).get(), ())
        self.assertEqual(self.make(5).get(), (u"0", u"1", u"2", u"3", u"4"))

    def test_of_many_the_first_and_the_last_are_kept(self):
        expected = (u"0", u"1", u"[... 995 lines left out ...]", u"997", u"998", u"999")
        self.assertEqual(self.make(1000).get(), expected)

    def test_copy_goes_its_own_way(self):
        lines = self.make(1000)
        copy = lines.copy()
        self.assertEqual(copy.get(), lines.get())
        lines.add(u"more")
        self.assertEqual(copy.get()[-1], u"999")
        self.assertEqual(lines.get()[-1], u"more")

    def test_each_is_bounded_and_without_secrets(self):
        lines = Lines(5, 5, 40)
        lines.add(b"x" * 1000, u"0:00:01 ")
        lines.add(u"password=hunter2")
        lines.add(object)
        first, second, third = lines.get()
        self.assertLessEqual(len(first), 48)
        self.assertEqual(first[:11], u"0:00:01 xxx")
        self.assertEqual(second, u"password=[hidden]")
        self.assertIn(u"object", third)
