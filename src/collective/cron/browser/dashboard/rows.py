"""Rows of the list, as HTML: a template without the detours of Zope's expressions.

Whatever of a row asks Zope for permission has done so already, and of a thousand rows
the asking for each word would take ten times as long as all else.
"""

from chameleon import PageTemplate
from collective.cron import _
from collective.cron.bbb import text_type
from six import ensure_text

import io
import os
import re


WORDS = {
    "schedule": _(u"Schedule"),
    "next_run": _(u"Next run"),
    "last_run": _(u"Last run"),
    "strip": _(u"Last 20 runs"),
    "run_now": _(u"Run now"),
}
# Spaces between cells are nothing to see, and a theme handles each of them.
CELL = re.compile(r"\s*(</?t[dhr]\b[^>]*>)\s*")


def draw(rows, allowed, page):
    """Return Rows as safe HTML; `allowed`: whether there are boxes to tick.

    `page`: the Dashboard.
    """
    return _template.render(
        rows=rows,
        allowed=bool(allowed),
        words=dict((name, page.say_once(one)) for name, one in WORDS.items()),
        say=page.say_once,
        link=lambda tag: page.link(tag=tag),
        text=_text,
    )


def _text(value):
    """Return what is stored as text; it may be bytes, or anything."""
    if isinstance(value, bytes):
        return ensure_text(value, "utf-8", "replace")
    return u"" if value is None else text_type(value)


def _read():
    path = os.path.join(os.path.dirname(__file__), "rows.pt")
    with io.open(path, encoding="utf-8") as stream:
        lines = re.sub(r"\s*\n\s*", " ", stream.read())
    return PageTemplate(CELL.sub(r"\1", lines))


_template = _read()
