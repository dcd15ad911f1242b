# -*- coding: utf-8 -*-
"""The chart of durations: what is drawn, and how it stays readable."""

from collective.cron.browser.backend import chart
from xml.etree import ElementTree

import unittest


def bar(seconds, status=u"OK", slow=False, title=u"", url="http://x"):
    return chart.Bar(seconds, status, slow, title, url)


class TestChart(unittest.TestCase):
    def draw(self, *bars, **options):
        text = chart.draw(bars, options.get("usual"))
        return ElementTree.fromstring(text.encode("utf-8"))

    def find(self, drawing, tag, css_class):
        found = drawing.iter("{http://www.w3.org/2000/svg}" + tag)
        return [one for one in found if css_class in one.get("class", "").split()]

    def heights(self, drawing):
        fills = self.find(drawing, "rect", "cron-fill")
        return [round(float(fill.get("height"))) for fill in fills]

    def test_no_run_and_no_time_at_all(self):
        self.assertEqual(self.heights(self.draw()), [])
        self.assertEqual(self.heights(self.draw(bar(0), bar(0))), [2, 2])

    def test_twice_as_long_looks_twice_as_long(self):
        first, second = self.heights(self.draw(bar(3), bar(6)))
        self.assertEqual(first * 2, second)

    def test_bars_stand_side_by_side_inside(self):
        drawing = self.draw(*[bar(1) for _number in range(50)])
        places = [
            (float(fill.get("x")), float(fill.get("width")))
            for fill in self.find(drawing, "rect", "cron-fill")
        ]
        for (x, width), (following, _width) in zip(places, places[1:]):
            self.assertLess(x + width, following)
        self.assertLess(places[-1][0] + places[-1][1], chart.WIDTH)
        self.assertGreater(places[0][0], chart.LEFT)

    def test_lines_have_round_values(self):
        texts = [t.text for t in self.find(self.draw(bar(7)), "text", "cron-axis")]
        self.assertEqual(texts, ["0 s", "5 s", "10 s"])
        texts = [t.text for t in self.find(self.draw(bar(0.7)), "text", "cron-axis")]
        self.assertEqual(texts, ["0 s", "0.5 s", "1 s"])
        texts = [t.text for t in self.find(self.draw(bar(200000)), "text", "cron-axis")]
        self.assertEqual(texts, ["0 s", "20 h", "1 d 16 h", "2 d 12 h"])

    def test_any_length_has_few_lines_above_it(self):
        for seconds in (0.001, 0.3, 1, 59, 61, 3599, 86399, 10**6, 10**9):
            drawing = self.draw(bar(seconds))
            self.assertIn(len(self.find(drawing, "line", "cron-grid")), (2, 3, 4))
            self.assertLessEqual(self.heights(drawing)[0], chart.HEIGHT)

    def test_one_run_of_hours_does_not_flatten_the_others(self):
        drawing = self.draw(bar(10), bar(9000, slow=True), bar(11), usual=10)
        first, longest, _third = self.heights(drawing)
        self.assertGreater(first, chart.HEIGHT / 10)
        self.assertEqual(longest, chart.HEIGHT)
        self.assertEqual(len(self.find(drawing, "polyline", "cron-tear")), 1)

    def test_slow_is_marked_by_a_shape(self):
        drawing = self.draw(bar(1), bar(9, slow=True))
        self.assertEqual(len(self.find(drawing, "path", "cron-slow")), 1)

    def test_every_status_but_ok_has_a_letter(self):
        drawing = self.draw(bar(1), bar(2, u"FAILED"), bar(None, u"SKIPPED"))
        letters = [t.text for t in self.find(drawing, "text", "cron-letter")]
        self.assertEqual(letters, ["F", "S"])
        self.assertEqual(len(self.heights(drawing)), 2)

    def test_the_usual_is_a_line(self):
        self.assertEqual(self.find(self.draw(bar(1)), "line", "cron-usual"), [])
        self.assertEqual(
            len(self.find(self.draw(bar(1), usual=1), "line", "cron-usual")), 1
        )

    def test_text_is_escaped(self):
        evil = u"<script>\"ü'</script>"
        drawing = self.draw(bar(1, evil, title=evil, url='http://x/"><b>'))
        titles = drawing.iter("{http://www.w3.org/2000/svg}title")
        self.assertEqual([title.text for title in titles], [evil])
        links = drawing.iter("{http://www.w3.org/2000/svg}a")
        self.assertEqual([link.get("href") for link in links], ['http://x/"><b>'])

    def test_screen_readers_and_the_tab_key_pass_it_by(self):
        drawing = self.draw(bar(1))
        self.assertEqual(drawing.get("aria-hidden"), "true")
        links = list(drawing.iter("{http://www.w3.org/2000/svg}a"))
        self.assertEqual([link.get("tabindex") for link in links], ["-1"])
