# -*- coding: utf-8 -*-
"""What a view answered, whatever way it took."""

from collective.cron.errors import CronError
from collective.cron.tasks.views.answer import Answer
from io import BytesIO
from ZPublisher.HTTPResponse import HTTPResponse

import unittest


class TestAnswer(unittest.TestCase):
    def setUp(self):
        self.response = HTTPResponse(stdout=BytesIO())

    def answer(self, value):
        return Answer(value, self.response)

    def test_text_bytes_and_anything_else(self):
        for value, text in (
            (u"Größe", u"Größe"),
            (u"Größe".encode("utf-8"), u"Größe"),
            (None, u""),
            (3, u"3"),
        ):
            self.assertEqual(self.answer(value).text, text)

    def test_the_body_that_was_set(self):
        self.response.setBody(u"Größe")
        self.assertEqual(self.answer(None).text, u"Größe")

    def test_what_was_written_in_pieces(self):
        self.response.write(b"one ")
        self.response.write(b"two")
        self.assertEqual(self.answer(None).text, u"one two")

    def test_a_long_one_is_cut_but_looked_through(self):
        answer = self.answer(u"x" * 20000 + u"end")
        self.assertEqual((len(answer.text), answer.length), (10000, 20003))
        self.assertTrue(answer.has_text(u"xend"))
        self.assertFalse(answer.has_text(u"other"))

    def test_pages(self):
        self.assertTrue(self.answer(u"\n<!DOCTYPE html><p>a").is_page)
        self.assertFalse(self.answer(u"a <html>").is_page)

    def test_what_nobody_goes_through(self):
        with self.assertRaises(CronError):
            self.answer(one for one in [1])
