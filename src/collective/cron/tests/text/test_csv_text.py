# coding: utf-8
"""CSV that spreadsheet programs read, and in which nothing is a formula."""

from collective.cron.text import csv_text

import unittest


class TestWrite(unittest.TestCase):
    def line(self, *cells):
        return csv_text.write([u"x"], [cells]).decode("utf-8").split(u"\r\n", 1)[1]

    def test_it_is_utf_8_with_a_mark_and_has_the_columns_first(self):
        found = csv_text.write([u"Größe", u"b"], [[1, u"ä"]])
        self.assertEqual(found, u'\ufeff"Größe","b"\r\n1,"ä"\r\n'.encode("utf-8"))

    def test_values_of_all_kinds(self):
        values = (1, -2, 2.5, 10**15, None, True, False)
        self.assertEqual(
            self.line(*values), u"1,-2,2.5,1000000000000000,,true,false\r\n"
        )

    def test_quotes_commas_and_lines_stay_in_their_cell(self):
        found = self.line(u'say "hi", then\r\nleave', u"b")
        self.assertEqual(found, u'"say ""hi"", then\r\nleave","b"\r\n')

    def test_no_text_is_a_formula(self):
        for start in (u"=", u"+", u"-", u"@", u"\t", u"\r", u"\n", u" =", u"\uff1d"):
            text = start + u"cmd|' /C calc'!A0"
            self.assertEqual(self.line(text), u'"\'%s"\r\n' % text)
        for text in (u"a=b", u"", u"1-2", u" a"):
            self.assertEqual(self.line(text), u'"%s"\r\n' % text)

    def test_no_column_is_a_formula(self):
        self.assertIn(b"\"'=1+1\"", csv_text.write([u"=1+1"], []))

    def test_rows_are_taken_one_after_the_other(self):
        rows = ([number] for number in range(3))
        self.assertTrue(csv_text.write([u"x"], rows).endswith(b"0\r\n1\r\n2\r\n"))

    def test_what_is_no_character_ends_no_export(self):
        self.assertIn(u"b", self.line(u"a\ud800", u"b"))
