"""The outcome strip: how the last runs went, as SVG, a shape for each outcome."""

from collective.cron import _
from collective.cron.browser.shared import labels
from zope.i18n import translate

import collections


NAMES = collections.OrderedDict(
    [
        ("O", u"OK"),
        ("W", u"WARN"),
        ("F", u"FAILED"),
        ("I", u"INTERRUPTED"),
        ("S", u"SKIPPED"),
        ("C", u"CANCELLED"),
        ("?", u"?"),
    ]
)
# Paths in a box of 6 by 16, from its left edge.
SHAPES = {
    "O": u"M%(x)d 1h5v14h-5z",  # a full bar
    "W": u"M%(x)d 15h5l-2.5-9z",  # a triangle
    "F": u"M%(x)d 4l1.2-1.2 1.3 2.9 1.3-2.9 1.2 1.2-1.5 4 1.5 4-1.2 1.2-1.3-2.9-1.3 2.9"
    u"-1.2-1.2 1.5-4z",  # a cross
    "I": u"M%(x)d 1h5v4h-5z M%(x)d 11h5v4h-5z",  # a bar that is broken
    "S": u"M%(x)d 12h5v3h-5z",  # a stub
    "C": u"M%(x)d 6h5v4h-5z",  # a dash
    "?": u"M%(x)d 7h2v2h-2z",  # a dot
}
STEP, HEIGHT, PLACES = 7, 16, 20
SVG = (
    u'<svg class="cron-strip" role="img" width="%(width)d" height="%(height)d" '
    u'viewBox="0 0 %(width)d %(height)d" aria-label="%(label)s">'
    u"<title>%(label)s</title>%(paths)s</svg>"
)


def draw(recent, request):
    """Return the SVG of `state.recent`, safe HTML; empty text if there is nothing.

    The newest is always at the right edge, so that strips compare.
    """
    if not recent:
        return u""
    letters = [letter if letter in SHAPES else "?" for letter in recent[-PLACES:]]
    places = {}
    for place, letter in enumerate(letters, PLACES - len(letters)):
        places.setdefault(letter, []).append(SHAPES[letter] % {"x": place * STEP + 1})
    paths = u"".join(
        u'<path class="cron-s-%s" d="%s"/>'
        % (NAMES[letter].lower().replace(u"?", u"other"), u"".join(shapes))
        for letter, shapes in sorted(places.items())
    )
    values = {"width": PLACES * STEP, "height": HEIGHT, "paths": paths}
    return SVG % dict(values, label=describe(letters, request))


def describe(letters, request):
    """Return the same in words."""
    counts = collections.Counter(letters)

    def say(letter):
        return translate(labels.result(NAMES[letter]), context=request)

    # Words and numbers apart, so that no language needs a plural.
    parts = [u"%s: %d" % (say(code), counts[code]) for code in NAMES if counts[code]]
    message = _(
        u"strip_label",
        default=u"Last runs: ${counts}; the newest, on the right: ${newest}",
        mapping={"counts": u", ".join(parts), "newest": say(letters[-1])},
    )
    return translate(message, context=request)
