"""What is wrong with fields that were sent, for programs, people, and Volto."""

from collective.cron.bbb import text_type
from six import ensure_str
from six import ensure_text

import json


# Volto takes the text for HTML, and swaps quotes in what it cannot parse as JSON.
ESCAPES = (
    (u"&", u"\\u0026"),
    (u"<", u"\\u003c"),
    (u">", u"\\u003e"),
    (u"'", u"\\u0027"),
)


class ValidationErrors(list):
    """The errors that plone.restapi raises a BadRequest with: a list of dicts.

    As text they are JSON, since plone.rest sends the text of the exception, and Volto
    shows each error at its field if it can parse that. The text of a plain list is
    Python, which it cannot if there is a quote in it, or the u of Python 2.
    """

    def __str__(self):
        errors = [dict((key, _plain(value)) for key, value in e.items()) for e in self]
        text = json.dumps(errors, ensure_ascii=False, sort_keys=True)
        for character, escaped in ESCAPES:
            text = text.replace(character, escaped)
        return ensure_str(text)


def _plain(value):
    if isinstance(value, tuple):
        # What is required is told in two pieces on Plone 5.2.
        return u" ".join(_plain(piece) for piece in value)
    if isinstance(value, bytes):
        return ensure_text(value, errors="replace")
    return text_type(value)
