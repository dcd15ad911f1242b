"""The next 24 hours as a picture: lanes of tasks, their sum, and the same in words."""

from collective.cron.overview.timetable import is_often
from collective.cron.overview.timetable import MINUTES
from collective.cron.overview.timetable import Timetable
from collective.cron.schedule import occurrence
from collective.cron.settings import zones
from collective.cron.words import moments
from six.moves import range


LANES = 10
PIECE = 15  # minutes of one bar
NAMED = 3  # tasks of a collision
EVERY = 180  # minutes between two hours on the axis
BOX = (
    u'<svg class="cron-lane" aria-hidden="true" focusable="false" width="100%%" '
    u'height="%d" viewBox="0 0 1500 %d" preserveAspectRatio="none">%s</svg>'
)
LINE = u'<line x1="%(x)s" x2="%(x)s" y1="0" y2="100%%"/>'
HOUR = LINE + u'<text x="%(x)s" dx="4" y="14">%(text)s</text>'
AXIS = (
    u'<svg class="cron-hours" focusable="false" width="100%%" height="20">'
    u'%s<g class="cron-now">%s</g></svg>'
)
BAR = u'<path class="%s" d="%s"/>'
LANE_HEIGHT, SUM_HEIGHT, TICK = 14, 40, 8


class Timeline(object):
    """`found`: the overviews of what is shown; `page`: the CronPage it is for."""

    def __init__(self, found, page):
        self.page = page
        self.zone = zones.site_zone()
        self.timetable = Timetable(found, page.now)
        self.total = len(self.timetable.entries)

    @property
    def axis(self):
        """The hours, and where it is now."""
        local = self.timetable.begin.astimezone(occurrence.get_zone(self.zone))
        first = -(local.hour * 60 + local.minute) % EVERY
        hours = u"".join(
            HOUR % {"x": _place(minute), "text": self.clock(minute)}
            for minute in range(first, MINUTES - 30, EVERY)
        )
        return AXIS % (hours, LINE % {"x": _place(self.timetable.lead)})

    @property
    def lanes(self):
        """What starts next, as dicts with `title`, `url`, `words` and `svg`."""
        return [
            {
                "title": entry.overview.title,
                "url": entry.overview.url,
                "often": is_often(entry),
                "count": len(entry.starts),
                "first": self.clock(entry.starts[0]),
                "svg": draw_lane(entry.starts, is_often(entry)),
            }
            for entry in self.timetable.entries[:LANES]
        ]

    @property
    def left_out(self):
        """How many more tasks start than have a lane."""
        return max(self.total - LANES, 0)

    @property
    def sum(self):
        return draw_sum(self.timetable.count(PIECE))

    @property
    def collisions(self):
        """Where many start together, as dicts with `time`, `count`, `tasks`, `more`."""
        return [
            {
                "time": self.clock(one.minute),
                "count": len(one.entries),
                "tasks": [
                    {"title": entry.overview.title, "url": entry.overview.url}
                    for entry in one.entries[:NAMED]
                ],
                "more": max(len(one.entries) - NAMED, 0),
            }
            for one in self.timetable.collisions
        ]

    @property
    def table(self):
        """The sum in words: (hour, starts) of each hour with any.

        Empty where all tasks start so often that they are bands: then there is no sum.
        """
        counts = self.timetable.count(60)
        return [
            (self.clock(hour * 60), count) for hour, count in enumerate(counts) if count
        ]

    @property
    def zone_name(self):
        return self.timetable.begin.astimezone(occurrence.get_zone(self.zone)).tzname()

    def clock(self, minute):
        """Return the time of a minute in the zone of the site, such as 09:05."""
        return moments.show_clock(self.timetable.instant(minute), self.zone)


def _place(minute):
    return u"%.3f%%" % (100.0 * minute / MINUTES)


def draw_lane(starts, often):
    """Return a lane: a tick for each start, or a band for what starts often."""
    if not often:
        ticks = u"".join(u"M%d 1h%dv12h-%dz" % (s, TICK, TICK) for s in starts)
        return BOX % (LANE_HEIGHT, LANE_HEIGHT, BAR % (u"cron-tick", ticks))
    pieces = sorted(set(start // PIECE for start in starts))
    band = u"".join(u"M%d 4h%dv6h-%dz" % (p * PIECE, PIECE, PIECE) for p in pieces)
    return BOX % (LANE_HEIGHT, LANE_HEIGHT, BAR % (u"cron-band", band))


def draw_sum(counts):
    """Return the number of starts in each piece as bars."""
    most = float(max(counts) or 1)
    bars = []
    for place, count in enumerate(counts):
        if count:
            height = max(SUM_HEIGHT * count / most, 2)
            left, width = place * PIECE, PIECE - 2
            bars.append(
                u"M%d %dh%dv-%.1fh-%dz" % (left, SUM_HEIGHT, width, height, width)
            )
    return BOX % (SUM_HEIGHT, SUM_HEIGHT, BAR % (u"cron-tick", u"".join(bars)))
