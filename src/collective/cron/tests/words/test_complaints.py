# -*- coding: utf-8 -*-
"""What is wrong, in the reader's language: everything the pure rooms complain of."""

from collective.cron.errors import CronError
from collective.cron.errors import ExpressionError
from collective.cron.schedule import expression
from collective.cron.schedule import occurrence
from collective.cron.tests.support.faces.languages import LANGUAGES
from collective.cron.tests.support.faces.languages import use_languages
from collective.cron.words import complaints

import re
import unittest


BAD = (
    "1,,2 * * * *",
    "1,* * * * *",
    "*-5 * * * *",
    "5/2 * * * *",
    "* 9-3 * * *",
    "*/61 * * * *",
    "* * */40 * *",
    "61 * * * *",
    "* x * * *",
    "* * 1-100000000 * *",
    "* * * foo *",
    "* * * * 8",
    b"\xff" if str is not bytes else 5,
    "1," * 100,
    u"j\xfcnk",
    "@reboot",
    "* * * * * *",
    "* * * *",
    "",
    "0 0 30 2 *",
)


def errors():
    for text in BAD:
        try:
            expression.parse(text)
        except ExpressionError as error:
            yield error
    try:
        occurrence.get_zone("Mars/Base")
    except CronError as error:
        yield error


class TestExplain(unittest.TestCase):
    def test_in_english_it_is_the_text_of_the_error_but_for_the_quotes(self):
        found = list(errors())
        self.assertEqual(len(found), len(BAD) + 1)
        for error in found:
            said = complaints.explain(error)
            said = said.replace(u"\u201c", u"'").replace(u"\u201d", u"'")
            self.assertEqual(said.replace(u"\xfc", "\\xfc"), str(error))

    def test_nothing_that_volto_stumbles_over(self):
        use_languages(self)
        odd = [CronError("it's", field=u"o'clock"), CronError("x", u"'\\\"'", u"y")]
        for code in ("en",) + LANGUAGES:
            for error in odd + list(errors()):
                said = complaints.explain(error, target_language=code)
                self.assertIsNone(re.search(u"['\"\x00-\x1f]", said), said)

    def test_what_was_typed_is_shown_as_it_was_typed(self):
        for typed, shown in (
            (u"a 9h \xe0 midi", u"a 9h \xe0 midi"),
            (u"\\xe0", u"\\xe0"),
            (u"1\n2\u202e3", u"1 2\ufffd3"),
        ):
            error = ExpressionError("not text", typed, "x")
            self.assertIn(u"\u201c%s\u201d" % shown, complaints.explain(error))
        # Cut in the middle of an escape.
        error = ExpressionError("not text", u"\xe0" * 60, "x")
        self.assertIn("...", complaints.explain(error))

    def test_the_line_is_told(self):
        error = ExpressionError("not text", "x", "y", "hour")
        error.line = 3
        self.assertTrue(complaints.explain(error).startswith("Line 3: hour: not text"))

    def test_every_part_has_a_message(self):
        aliases = ", ".join(sorted(expression.ALIASES))
        for error in errors():
            for part in (error.what, error.field, error.accepted):
                if (
                    part is None
                    or part == aliases
                    or part[0].isdigit()
                    and "/2" in part
                ):
                    continue
                self.assertNotEqual(type(complaints._message(part)), type(u""), part)

    def test_translated_with_its_values(self):
        use_languages(self)
        for code in LANGUAGES:
            for error in errors():
                text = complaints.explain(error, target_language=code)
                self.assertIn(error.value.replace("\\xfc", u"\xfc"), text)
                self.assertNotEqual(text, str(error))
                self.assertNotIn(u"$", text)
        error = list(errors())[7]
        self.assertEqual(
            complaints.explain(error, target_language="de"),
            u"Minute: nicht im erlaubten Bereich: „61“ -- 0-59, etwa 5, 10-20, */15",
        )

    def test_parts_without_a_message_stay_as_they_are(self):
        self.assertEqual(
            complaints.explain(CronError("bad", "x", "y")), u"bad: “x” -- y"
        )
        self.assertEqual(complaints.explain(CronError("bad", field="z")), u"z: bad")
