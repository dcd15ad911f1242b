"""Unthemed: HTML of a page that goes past the theme, for what there is a lot of.

A theme, and Plone's protection of forms, parse a page, walk through it and write it
again: of a thousand rows that takes as long as all else. So an empty row stands for
them meanwhile. They have to be whole by themselves, their form is round them.
"""

from collective.cron import logger
from plone.transformchain.interfaces import ITransform
from six import ensure_text
from zope.component import adapter
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.interface import Interface
from ZPublisher.interfaces import IPubSuccess

import re


# With a line below: a request that is made within another one has none of it.
KEPT = "_collective.cron.unthemed"
FORMED = ("GET", "POST")  # what the transformations are for
STAND_IN = u'<tr id="cron-unthemed-%d"></tr>'
# A theme may give it more attributes.
FOUND = re.compile(
    u"<tr\\b[^<>]*?\\bid=[\"']cron-unthemed-([0-9]+)[\"'][^<>]*?(?:/>|>\\s*</tr>)"
)


class IHoldsUnthemed(Interface):
    """A request whose page has stand-ins."""


class Kept(list):
    """What stand-ins stand for; who shows a request after an error shows little."""

    def __repr__(self):
        return "<%d pieces of a page>" % len(self)


def keep(rows, view):
    """Return a stand-in for rows of a table, HTML; or them, if nobody restores them.

    `view` draws them, which may be a part of another page.
    """
    request = view.request
    published = request.get("PUBLISHED")
    published = getattr(published, "__self__", published)
    if type(published) is not type(view) or request.method not in FORMED:
        return rows
    if "PARENT_REQUEST" in request.other:
        return rows  # of plone.subrequest, which transforms nothing
    kept = request.other.setdefault(KEPT, Kept())
    kept.append(rows)
    alsoProvides(request, IHoldsUnthemed)
    return STAND_IN % (len(kept) - 1)


def restore(text, request):
    """Return a page, a text, with what stand-ins stand for."""
    kept = request.other.get(KEPT, ())

    def whole(found):
        number = int(found.group(1))
        return kept[number] if number < len(kept) else found.group(0)

    return FOUND.sub(whole, text)


@implementer(ITransform)
@adapter(Interface, IHoldsUnthemed)
class Restore(object):
    """Put back what went past: after forms are protected, before it is compressed."""

    order = 9500

    def __init__(self, published, request):
        self.request = request

    def transformIterable(self, result, encoding):
        text = u"".join(ensure_text(piece, encoding) for piece in result)
        # What is the same is sent without a page.
        if text.strip() and not FOUND.search(text):
            url = self.request.get("URL")
            logger.warning("%s: a theme has taken rows of a table away", url)
        return [restore(text, self.request)]

    def transformUnicode(self, result, encoding):
        return self.transformIterable([result], encoding)

    transformBytes = transformUnicode


@adapter(IPubSuccess)
def restore_at_last(event):
    """Put back what is still away: a theme that fails ends all transformations."""
    request = event.request
    if not IHoldsUnthemed.providedBy(request):
        return
    body = ensure_text(request.response.body or b"", "utf-8", "replace")
    if FOUND.search(body):
        request.response.setBody(restore(body, request))
