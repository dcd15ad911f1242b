"""An oracle for schedules: random expressions whose runs are found minute by minute."""

from datetime import timedelta


MINUTE = timedelta(minutes=1)


class Oracle(object):
    """A random expression that finds its runs by a look at every minute."""

    def __init__(self, chance, wall):
        near = (chance.randrange(4) + wall.hour) % 24
        self.chance = chance
        self.minutes = self.field(0, 60, chance.randrange(60), 0.2)
        self.hours = self.field(0, 24, chance.choice([near, 0, 1, 2, 23]), 0.4)
        self.days = self.field(1, 31, min(wall.day + chance.randrange(3), 31), 0.7)
        self.months = self.field(1, 12, wall.month, 0.8)
        self.weekdays = self.field(0, 7, chance.randrange(7), 0.7)
        fields = self.minutes, self.hours, self.days, self.months, self.weekdays
        self.text = " ".join(text for text, numbers in fields)
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

    def matches_date(self, wall):
        day = wall.day in self.days[1]
        weekday = wall.isoweekday() % 7 in self.weekdays[1]
        found = (day and weekday) if self.both else (day or weekday)
        return found and wall.month in self.months[1]

    def matches(self, wall):
        time = wall.minute in self.minutes[1] and wall.hour in self.hours[1]
        return time and self.matches_date(wall)

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
