"""Oracles for schedules: random ones whose runs are found by a look at every minute."""

from calendar import monthrange
from collective.cron.errors import NeverRuns
from collective.cron.schedule.periodicity import parse
from datetime import datetime
from datetime import timedelta

import pytz


MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NAMES = "sun mon tue wed thu fri sat".split()


def any_oracle(chance, wall, zone):
    """Return an oracle of any kind, with runs around a wall time of a pytz zone."""
    kind = chance.random()
    if kind < 0.2:
        return IntervalOracle(chance, wall, zone)
    if kind < 0.4:
        return LinesOracle(chance, wall, zone)
    return Oracle(chance, wall, zone)


class FixedOrReal(object):
    """What matches a wall time by matches(); `real_time` tells which rule it has."""

    def runs(self, minutes):
        """Yield the instants of all runs in a list of (instant, wall time)."""
        shown, before = set(), minutes[0][1]
        for moment, wall in minutes:
            found = self.matches(wall) and (self.real_time or wall not in shown)
            while not self.real_time and not found and before + MINUTE < wall:
                before += MINUTE
                found = self.matches(before)
            if found:
                yield moment
            shown.add(wall)
            before = wall


class Oracle(FixedOrReal):
    """A random expression."""

    def __init__(self, chance, wall, zone=None):
        near = (chance.randrange(4) + wall.hour) % 24
        self.chance = chance
        self.minutes = self.field(0, 60, chance.randrange(60), 0.2)
        self.hours = self.field(0, 24, chance.choice([near, 0, 1, 2, 23]), 0.4)
        self.days = self.field(1, 31, min(wall.day + chance.randrange(3), 31), 0.7)
        self.months = self.field(1, 12, wall.month, 0.8)
        self.weekdays = self.field(0, 7, chance.randrange(7), 0.7)
        if chance.random() < 0.3:
            self.days = self.with_rule(self.days, self.day_rule(wall))
        if chance.random() < 0.3:
            self.weekdays = self.with_rule(self.weekdays, self.weekday_rule(wall))
        fields = self.minutes, self.hours, self.days, self.months, self.weekdays
        self.text = " ".join(one[0] for one in fields)
        self.real_time = "*" in self.minutes[0] + self.hours[0]
        self.both = "*" in self.days[0] + self.weekdays[0]

    def field(self, low, size, number, stars):
        """Return the text and the numbers of a field that includes `number`."""
        high = low + size - 1
        if self.chance.random() < stars:
            return "*", range(low, high + 1)
        kind = self.chance.randrange(5)
        if kind == 0:
            step = self.chance.randint(1, min(size, 20))
            return "*/%s" % step, range(low, high + 1, step)
        if kind == 1:
            last = self.chance.randint(number, high)
            step = self.chance.randint(1, 3)
            return "%s-%s/%s" % (number, last, step), range(number, last + 1, step)
        numbers = [number] + [self.chance.randint(low, high) for _ in range(kind - 2)]
        return ",".join(str(n) for n in numbers), numbers

    def with_rule(self, field, rule):
        """Return a field with one day more, that a function of a date tells."""
        text, tell = rule
        if "*" in field[0]:
            return text, [], tell
        return "%s,%s" % (field[0], text), field[1], tell

    def day_rule(self, wall):
        length = monthrange(wall.year, wall.month)[1]
        kind = self.chance.randrange(4)
        if kind == 0:
            back = max(0, length - wall.day - self.chance.randrange(3))
            back = min(back, 30)
            text = "L-%d" % back if back else "L"
            return text, lambda date: (date + DAY * (back + 1)).day == 1 and (
                (date + DAY * back).month == date.month
            )
        if kind == 1:
            return "LW", lambda date: _is_working(date) and not any(
                _is_working(one) for one in _rest_of_month(date)
            )
        day = min(31, wall.day + self.chance.randrange(3))
        return "%dW" % day, lambda date: date.day == _nearest(date, day)

    def weekday_rule(self, wall):
        weekday = self.chance.randrange(7)
        name = self.chance.choice([NAMES[weekday], str(weekday)])
        nth = (wall.day - 1) // 7 + 1
        if self.chance.random() < 0.5:
            return name + "L", lambda date: date.isoweekday() % 7 == weekday and (
                (date + 7 * DAY).month != date.month
            )
        return "%s#%d" % (
            name,
            nth,
        ), lambda date: date.isoweekday() % 7 == weekday and (
            (date - 7 * DAY * (nth - 1)).month == date.month
            and (date - 7 * DAY * nth).month != date.month
        )

    def matches_date(self, wall):
        date = datetime(wall.year, wall.month, wall.day)
        day = date.day in self.days[1] or any(tell(date) for tell in self.days[2:])
        weekday = date.isoweekday() % 7 in self.weekdays[1]
        weekday = weekday or any(tell(date) for tell in self.weekdays[2:])
        found = (day and weekday) if self.both else (day or weekday)
        return found and wall.month in self.months[1]

    def matches(self, wall):
        time = wall.minute in self.minutes[1] and wall.hour in self.hours[1]
        return time and self.matches_date(wall)


class IntervalOracle(FixedOrReal):
    """A random interval, of real time or of days."""

    def __init__(self, chance, wall, zone=None):
        self.zone = zone
        self.unit, size = chance.choice(
            [("minute", 90), ("hour", 9), ("day", 3), ("week", 1)]
        )
        self.number = chance.randint(1, size)
        hour = chance.choice([0, 1, 2, 3, wall.hour])
        self.start = datetime(wall.year, wall.month, wall.day, hour, 30)
        self.start -= DAY * chance.choice([-1, 0, 1, 2, 7, 700])
        self.start = max(self.start, datetime(1970, 1, 1))
        self.text = "every %d %ss from %s" % (
            self.number,
            self.unit,
            self.start.isoformat(str(" "))[:16],
        )
        self.real_time = False

    def matches(self, wall):
        past = wall - self.start
        days = self.number * (7 if self.unit == "week" else 1)
        return past.days >= 0 and past.seconds == 0 and past.days % days == 0

    def runs(self, minutes):
        if self.unit in ("day", "week"):
            for moment in super(IntervalOracle, self).runs(minutes):
                yield moment
            return
        step = self.number * (3600 if self.unit == "hour" else 60)
        first = self.first()
        for moment, _wall in minutes:
            past = (moment - first).total_seconds()
            if past >= 0 and past % step == 0:
                yield moment

    def first(self):
        """Return the instant it is counted from: when the clock reaches its start."""
        moment = pytz.utc.localize(self.start) - 2 * DAY
        # By hours as long as no clock change in the next one can bring it there.
        while self.wall(moment + HOUR) < self.start - 2 * HOUR:
            moment += HOUR
        while self.wall(moment) < self.start:
            moment += MINUTE
        return moment

    def wall(self, moment):
        """Return what the clock shows."""
        return moment.astimezone(self.zone).replace(tzinfo=None)


class LinesOracle(object):
    """Several lines of any kind."""

    def __init__(self, chance, wall, zone=None):
        count, self.lines = chance.randint(2, 4), []
        while len(self.lines) < count:
            line = chance.choice([Oracle, IntervalOracle])(chance, wall, zone)
            try:
                parse(line.text)
            except NeverRuns:
                continue
            self.lines.append(line)
        self.text = "\n".join(line.text for line in self.lines)

    def runs(self, minutes):
        return sorted(set(run for line in self.lines for run in line.runs(minutes)))


def _is_working(date):
    return date.isoweekday() < 6


def _rest_of_month(date):
    later = date + DAY
    while later.month == date.month:
        yield later
        later += DAY


def _nearest(date, day):
    """Return the working day of the month of a date that is nearest to a day; or None.

    Of two that are as near it is the one before.
    """
    length = monthrange(date.year, date.month)[1]
    if day > length:
        return None
    month = [datetime(date.year, date.month, n) for n in range(1, length + 1)]
    working = [one.day for one in month if _is_working(one)]
    return min(working, key=lambda one: (abs(one - day), one))
