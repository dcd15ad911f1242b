"""What a view answered: as a browser would have got it."""

from collective.cron.running import returned
from collective.cron.text import redact
from six import text_type


LONGEST = 10000  # characters that are kept
HTML = (u"<!doctype html", u"<html")


class Answer(object):
    """`status`: number; `text`: what it returned or wrote, of LONGEST at most.

    `length`: of all of it, in characters.
    """

    def __init__(self, value, response):
        returned.refuse_undone(value, u"the view returned")
        self.status = response.getStatus()
        self._whole = _text(value) or _written(response) or _text(response.body)
        self.text = self._whole[:LONGEST]
        self.length = len(self._whole)

    @property
    def is_page(self):
        """Whether it is a page for a browser, which nobody reads in a log."""
        return self.text.lstrip()[:20].lower().startswith(HTML)

    def has_text(self, text):
        """Tell whether a text is in it, also behind where it is cut."""
        return text in self._whole


def _text(value):
    if isinstance(value, text_type):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return u"" if value is None else redact.to_text(value, LONGEST)


def _written(response):
    """Return what was written piece by piece."""
    if not getattr(response, "_wrote", None):
        return u""
    _head, _mark, body = response.stdout.getvalue().partition(b"\r\n\r\n")
    return _text(body)
