"""The next 24 hours: what starts when, and where many tasks start together.

Starts are counted in whole minutes from the begin of this hour. What is worked out
for a task is bounded, whatever its periodicity is.
"""

from collections import namedtuple
from collective.cron.errors import CronError
from collective.cron.schedule.course import NO_LIMITS
from collective.cron.schedule.dates import matches_date
from collective.cron.schedule.expression import Expression
from datetime import timedelta

import bisect


DAY = 24 * 60  # minutes
MINUTES = DAY + 60  # what is counted begins with a whole hour, so it is one more
OFTEN = 48  # starts in 24 hours; more than that is a band, and in no sum
TOGETHER = 3  # starts in one minute that are worth a hint
LISTED = 5  # hints
# A fixed time is looked for from the latest time that the clock ever showed.
LOOK_BACK = timedelta(hours=48)

KEPT = 5000  # courses whose starts are kept
_kept = None, {}

# `starts`: minutes from the begin, sorted.
Entry = namedtuple("Entry", "overview starts")
Collision = namedtuple("Collision", "minute entries")


class Timetable(object):
    """`begin`: the hour that goes on, aware UTC; `lead`: minutes of it that are past.

    `entries`: of the tasks that start within 24 hours from now, sorted.
    """

    def __init__(self, found, now):
        self.begin = now.replace(minute=0, second=0, microsecond=0)
        self.lead = now.minute + 1
        self._known = {}
        self._of_hour = _kept_for(self.begin)
        entries = [Entry(overview, self._starts_of(overview)) for overview in found]
        self.entries = sorted(
            (entry for entry in entries if entry.starts),
            key=lambda entry: (is_often(entry), entry.starts[0]),
        )

    @property
    def collisions(self):
        """The minutes in which most tasks start, as Collisions in order of time."""
        minutes = {}
        for entry in self.entries:
            if not is_often(entry):
                for minute in entry.starts:
                    minutes.setdefault(minute, []).append(entry)
        found = [Collision(m, e) for m, e in minutes.items() if len(e) >= TOGETHER]
        most = sorted(found, key=lambda one: (-len(one.entries), one.minute))[:LISTED]
        return sorted(most, key=lambda one: one.minute)

    def count(self, minutes):
        """Return how many starts there are in each piece of so many minutes, a list.

        Without what starts often: it would level out all differences.
        """
        counts = [0] * (MINUTES // minutes)
        for entry in self.entries:
            for start in () if is_often(entry) else entry.starts:
                counts[start // minutes] += 1
        return counts

    def instant(self, minute):
        return self.begin + timedelta(minutes=minute)

    def _starts_of(self, overview):
        if not overview.runs_by_itself:
            return ()
        found = self._starts_by_settings(overview)
        if overview.paused is None:
            return found
        low = (overview.paused.until - self.begin).total_seconds() / 60
        return [minute for minute in found if minute >= low]

    def _starts_by_settings(self, overview):
        try:
            course = overview.course()
            found = self._known.get(course)
            if found is None:
                found = self._known[course] = self._starts_of_course(course)
        except CronError:
            return ()
        return found

    def _starts_of_course(self, course):
        known = self._of_hour.get(course)
        if known is None:
            known = self._of_hour[course] = starts_by_hour(course, self.begin)
        if known is False:
            found = starts(course, self.instant(self.lead))
            return [self.lead + minute for minute in found]
        low = bisect.bisect_left(known, self.lead)
        return known[low : bisect.bisect_left(known, self.lead + DAY)]


def is_often(entry):
    """Tell whether a task starts so often that it is drawn as a band."""
    return len(entry.starts) > OFTEN


def _kept_for(begin):
    """Return a dict, {course: starts_by_hour()}, that a process keeps for an hour.

    A page that is refreshed asks for the same ones each minute.
    """
    global _kept
    kept_begin, known = _kept
    if kept_begin != begin or len(known) >= KEPT:
        _kept = begin, known = begin, {}
    return known


def starts_by_hour(course, begin):
    """Return the starts from a whole hour on, MINUTES of them, or False.

    False where the clock changes or where a start is not found by arithmetic alone.
    """
    local = _plain_begin(course, begin, begin + timedelta(minutes=MINUTES))
    return local is not None and _work_out(course.parsed, local, MINUTES)


def starts(course, begin):
    """Return the minutes from `begin` on, within 24 hours, in which a task starts."""
    end = begin + timedelta(minutes=DAY)
    local = _plain_begin(course, begin, end)
    if local is None:
        return _ask(course, begin, end)
    return _work_out(course.parsed, local, DAY)


def _plain_begin(course, begin, end):
    """Return the local time at `begin` if it goes on without a change, else None."""
    zone = course.zone
    local = begin.astimezone(zone)
    offsets = set(
        instant.astimezone(zone).utcoffset()
        for instant in (begin - LOOK_BACK, begin - LOOK_BACK / 2, begin, end)
    )
    plain = isinstance(course.parsed, Expression) and course.limits == NO_LIMITS
    if not plain or len(offsets) > 1 or local.second:
        return None
    return local.replace(tzinfo=None)


def _work_out(parsed, local, minutes):
    """Without a clock change it is plain arithmetic, and much faster."""
    found = []
    first = local.hour * 60 + local.minute
    times = sorted(h * 60 + m for h in parsed.hours for m in parsed.minutes)
    for day in (0, 1, 2):
        if matches_date(parsed, local + timedelta(days=day)):
            low = bisect.bisect_left(times, first - day * DAY)
            high = bisect.bisect_left(times, first + minutes - day * DAY)
            found.extend(time + day * DAY - first for time in times[low:high])
    return found


def _ask(course, begin, end):
    """Return the same by a search; of what is frequent not every minute."""
    found, after = [], begin - timedelta(microseconds=1)
    while len(found) <= DAY:
        try:
            after = course.next_after(after)
        except CronError:
            break
        if after >= end:
            break
        found.append(int((after - begin).total_seconds()) // 60)
        if len(found) > 2 * OFTEN:
            # A band: where it goes on is told well enough by every quarter of an hour.
            after += timedelta(minutes=14)
    return found
