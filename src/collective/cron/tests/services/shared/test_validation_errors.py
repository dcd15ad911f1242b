# -*- coding: utf-8 -*-
"""Whatever is in a message, Volto can read it, and so can who reads JSON."""

from collective.cron.services.shared.validation_errors import ValidationErrors
from collective.cron.tests.support.faces import volto
from six import ensure_text
from zExceptions import BadRequest

import json
import unittest


MESSAGES = (
    u"plain",
    u"it's \"both\" and a back\\slash, \\u0027, \\\\",
    u"&quot; &#39; &amp; <b a='1'>x</b> <!-- > --",
    u"tab\t line\n nul\0 del\x7f \u2028 \u202e",
    u"„ä“ « é » ñ \U0001f600",
    u"",
)


class TestValidationErrors(unittest.TestCase):
    def said(self, message):
        """Return what plone.rest sends of it: the text of the exception."""
        errors = ValidationErrors([{"field": "f", "message": message}])
        return ensure_text(str(BadRequest(errors)))

    def test_volto_reads_each(self):
        for message in MESSAGES:
            said = self.said(message)
            self.assertEqual(volto.read_errors(said), {u"f": message})
            # Older versions swap the quotes first.
            old = json.loads(said.replace(u"'", u'"'))
            self.assertEqual(old, [{"field": u"f", "message": message}])

    def test_it_is_still_the_list(self):
        error = {"field": "f", "message": u"m"}
        self.assertEqual(BadRequest(ValidationErrors([error])).args[0], [error])

    def test_what_is_no_text_is_told_as_one(self):
        self.assertEqual(volto.read_errors(self.said((u"a", u"b"))), {u"f": u"a b"})
        self.assertEqual(volto.read_errors(self.said(b"\xff"))[u"f"], u"\ufffd")
        self.assertEqual(volto.read_errors(self.said(5)), {u"f": u"5"})
