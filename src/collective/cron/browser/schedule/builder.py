"""The builder: a schedule put together from a few choices.

What cannot be put together says so: a Gap tells what is to be chosen.
"""

from collective.cron import _
from collective.cron.errors import ExpressionError
from collective.cron.schedule import expression
from collective.cron.schedule import fields
from collective.cron.schedule import interval
from collective.cron.schedule import periodicity
from six.moves import range

import re


MINUTES, HOURLY, DAILY = "minutes", "hourly", "daily"
WEEKLY, MONTHLY, PLACED = "weekly", "monthly", "placed"
WINDOW, INTERVAL = "window", "interval"
# The script fills them in the same way.
PATTERNS = (
    (MINUTES, "*/{every} * * * *"),
    (HOURLY, "{minute} * * * *"),
    (DAILY, "{minute} {hour} * * *"),
    (WINDOW, "H H({first}-{last}) * * *"),
    (WEEKLY, "{minute} {hour} * * {weekdays}"),
    (MONTHLY, "{minute} {hour} {day} * *"),
    (PLACED, "{minute} {hour} * * {weekday}{place}"),
    (INTERVAL, "every {number} {unit}{start}"),
)
WEEKDAYS = "mon tue wed thu fri sat sun".split()
HOURS = [str(hour) for hour in range(24)]
CHOICES = {
    "kind": [kind for kind, _pattern in PATTERNS],
    "every": "5 10 15 20 30".split(),
    "hour": HOURS,
    "minute": [str(minute) for minute in range(60)],
    "day": [str(day) for day in range(1, 32)] + ["L"],
    "weekday": WEEKDAYS,
    "place": "#1 #2 #3 #4 L".split(),
    "first": HOURS,
    "last": HOURS,
    "unit": [unit + "s" for unit in ("minute", "hour", "day", "week")],
}
START = {
    "kind": DAILY,
    "every": "15",
    "hour": "2",
    "minute": "30",
    "day": "1",
    "weekday": "mon",
    "place": "#1",
    "first": "1",
    "last": "4",
    "unit": "weeks",
    "number": "2",
    "date": "",
}
# What is typed.
TYPED = {
    "number": re.compile("[1-9][0-9]{0,3}\\Z"),
    "date": re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})?\\Z"),
}
NAMES = sorted(START)
NO_DAY = _(u"Choose at least one day of the week.")
BACKWARDS = _(u"Choose an end that is after the begin.")
NO_NUMBER = _(u"Type a number of 1-9999, and a date that is in the calendar, or none.")


class Gap(ValueError):
    """Something is to be chosen first; its argument is a message that says what."""


def build(chosen, weekdays):
    """Return the expression of a dict of choices and a list of days of the week.

    What is no choice at all is taken as left alone. Raise Gap.
    """
    values = dict(START)
    for name in NAMES:
        accepted, value = CHOICES.get(name), chosen.get(name)
        if value in accepted if accepted else name in chosen:
            values[name] = str(value)
    days = [day for day in WEEKDAYS if day in weekdays]
    values["weekdays"] = ",".join(days) if len(days) < 7 else "*"
    kind = values["kind"]
    if kind == WEEKLY and not days:
        raise Gap(NO_DAY)
    if kind == WINDOW and int(values["first"]) > int(values["last"]):
        raise Gap(BACKWARDS)
    if kind == INTERVAL:
        return _build_interval(values)
    return dict(PATTERNS)[kind].format(**values)


def _build_interval(values):
    if not all(typed.match(values[name]) for name, typed in TYPED.items()):
        raise Gap(NO_NUMBER)
    clock = int(values["hour"]), int(values["minute"])
    values["start"] = " from %s %02d:%02d" % ((values["date"],) + clock)
    if not values["date"]:
        values["start"] = ""
    text = dict(PATTERNS)[INTERVAL].format(**values)
    try:
        periodicity.parse(text)
    except ExpressionError:
        raise Gap(NO_NUMBER)
    return text


def read(text):
    """Return the choices and the days of the week that make an expression.

    Those to start with, if none do.
    """
    try:
        parsed = periodicity.parse(text)
    except ExpressionError:
        return dict(START), []
    if isinstance(parsed, interval.Interval):
        return _read_interval(parsed), []
    written = _write(parsed)
    if periodicity.has_spread(text):
        written = " ".join(text.upper().split())
    for kind, pattern in PATTERNS:
        match = re.match(_as_regex(pattern), written)
        if match:
            values = dict(START, kind=kind, **match.groupdict())
            weekdays = values.pop("weekdays", "").split(",")
            if all(values[name] in CHOICES[name] for name in CHOICES):
                return values, weekdays
    return dict(START), []


def _read_interval(parsed):
    values = dict(START, kind=INTERVAL, number=str(parsed.number))
    values["unit"] = parsed.unit + "s"
    if parsed.counted:
        values["date"] = str(parsed.start.date())
        values.update(hour=str(parsed.start.hour), minute=str(parsed.start.minute))
    return values


def _as_regex(pattern):
    pattern = re.sub(r"[*()]", r"\\\g<0>", pattern) + r"\Z"
    pattern = pattern.replace("{place}", "(?P<place>#[1-5]|L)")
    pattern = pattern.replace("{weekdays}", "(?P<weekdays>[a-z,]+)")
    pattern = pattern.replace("{weekday}", "(?P<weekday>[a-z]+)")
    return re.sub(r"{(\w+)}", r"(?P<\1>[a-zL0-9,]+)", pattern)


def _write(parsed):
    """Return the expression as the builder would write it; empty text for others."""
    if not isinstance(parsed, expression.Expression):
        return ""
    text = expression.ALIASES.get(parsed.text.lower(), parsed.text)
    written = text.lower().replace("l", "L").replace("?", "*").split()
    weekdays = [fields.WEEKDAYS[day] for day in parsed.weekdays]
    if parsed.date_rule[1] != expression.ALL_WEEKDAYS and not parsed.weekday_rules:
        written[4] = ",".join(day for day in WEEKDAYS if day in weekdays)
    return " ".join(written)
