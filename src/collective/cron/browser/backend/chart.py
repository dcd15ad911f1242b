"""Chart: how long each of some runs took, as SVG. Pure: values in, text out."""

from collections import namedtuple
from collective.cron.words import moments
from six.moves import range
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr


# In units of the drawing, which is as wide as its column allows.
WIDTH, LEFT, RIGHT = 600, 44, 2
TOP, HEIGHT, BELOW = 14, 96, 14
WIDEST = 28  # of one run
# The scale is linear, from zero: twice as long looks twice as long. So that one run of
# hours does not flatten all others, bars end at six times the usual and are torn there.
CUT = 6
STEPS = (1, 2, 5)

# `slow`: whether it is marked; `title`: what it says when pointed at; `url`: its page.
Bar = namedtuple("Bar", "seconds status slow title url")


def draw(bars, usual):
    """Return a chart of Bars, the oldest first, as the text of an svg element.

    `usual`: the seconds at which a line is drawn, or None. A run that was not started
    has None for seconds. Statuses but OK are told by a letter too, and an unusually
    slow run by a triangle: no colour stands alone. Hidden from screen readers: the
    page has the same as a table.
    """
    scale = _Scale([bar.seconds for bar in bars], usual)
    step = min(float(WIDTH - LEFT - RIGHT) / max(len(bars), 1), WIDEST)
    pieces = [
        u'<svg class="cron-chart" viewBox="0 0 %d %d" aria-hidden="true"'
        u' focusable="false" xmlns="http://www.w3.org/2000/svg">'
        % (WIDTH, TOP + HEIGHT + BELOW)
    ]
    pieces.extend(_draw_lines(scale, usual))
    for number, bar in enumerate(bars):
        pieces.append(_draw_bar(bar, LEFT + number * step, step, scale))
    pieces.append(u"</svg>")
    return u"".join(pieces)


class _Scale(object):
    """From seconds to heights; `top` is the value of the highest line."""

    def __init__(self, values, usual):
        longest = max([value for value in values if value is not None] or [0])
        if usual:
            longest = min(longest, usual * CUT)
        self.step = _round_step(longest / 3.0)
        self.lines = 1
        while self.step * self.lines < longest:
            self.lines += 1
        self.top = self.step * self.lines

    def height(self, seconds):
        return min(seconds / self.top, 1.0) * HEIGHT

    def y(self, seconds):
        return TOP + HEIGHT - self.height(seconds)


def _round_step(wanted):
    """Return a step between lines that reads well: 1, 2 or 5 of some unit."""
    wanted = max(wanted, 0.01)
    for unit in (0.01, 0.1, 1, 10, 60, 600, 3600, 36000):
        for factor in STEPS:
            if factor * unit >= wanted:
                return float(factor * unit)
    return float(-(-wanted // 86400) * 86400)


def _draw_lines(scale, usual):
    for number in range(scale.lines + 1):
        value = scale.step * number
        y = scale.y(value)
        yield (
            u'<line class="cron-grid" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/>'
            u'<text class="cron-axis" x="%d" y="%.1f">%s</text>'
        ) % (LEFT, WIDTH - RIGHT, y, y, LEFT - 5, y + 3, escape(_say(value)))
    if usual:
        y = scale.y(usual)
        yield u'<line class="cron-usual" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/>' % (
            LEFT,
            WIDTH - RIGHT,
            y,
            y,
        )


def _say(value):
    """Return the seconds of a line without the zeros of 0.50 s."""
    text = moments.length(value)
    if u"." in text:
        number, unit = text.split(u" ", 1)
        text = u"%s %s" % (number.rstrip(u"0").rstrip(u"."), unit)
    return text


def _draw_bar(bar, x, step, scale):
    middle, base = x + step / 2, TOP + HEIGHT
    shapes = []
    if bar.seconds is not None:
        height = max(scale.height(bar.seconds), 1.5)
        shapes.append(
            u'<rect class="cron-fill cron-fill-%s" x="%.1f" y="%.1f" width="%.1f"'
            u' height="%.1f"/>'
            % (
                escape(bar.status.lower(), {u'"': u"&quot;"}),
                x + step * 0.12,
                base - height,
                step * 0.76,
                height,
            )
        )
        if bar.seconds > scale.top:
            shapes.append(_draw_tear(x, step))
        if bar.slow:
            shapes.append(_draw_triangle(middle, base - height - 3))
    if bar.status != u"OK":
        shapes.append(
            u'<text class="cron-letter" x="%.1f" y="%d">%s</text>'
            % (middle, base + 11, escape(bar.status[:1]))
        )
    # Room to point at, also over a short bar.
    shapes.append(
        u'<rect class="cron-hit" x="%.1f" y="%d" width="%.1f" height="%d"/>'
        % (x, TOP, step, HEIGHT + BELOW)
    )
    return u'<a href=%s tabindex="-1"><title>%s</title>%s</a>' % (
        quoteattr(bar.url),
        escape(bar.title),
        u"".join(shapes),
    )


def _draw_tear(x, step):
    y = TOP + 12
    points = (
        (x, y),
        (x + step / 3, y - 5),
        (x + step * 2 / 3, y),
        (x + step, y - 5),
    )
    return u'<polyline class="cron-tear" points="%s"/>' % u" ".join(
        u"%.1f,%.1f" % point for point in points
    )


def _draw_triangle(middle, y):
    return u'<path class="cron-slow" d="M%.1f %.1f l4.5 0 l-4.5 -7.5 l-4.5 7.5 z"/>' % (
        middle,
        y,
    )
