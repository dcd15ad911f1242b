"""The builder: a schedule put together from a few choices, none of them wrong."""

from collective.cron.errors import ExpressionError
from collective.cron.schedule import expression
from six.moves import range

import re


MINUTES, HOURLY, DAILY = "minutes", "hourly", "daily"
WEEKLY, MONTHLY = "weekly", "monthly"
# The script fills them in the same way.
PATTERNS = (
    (MINUTES, "*/{every} * * * *"),
    (HOURLY, "{minute} * * * *"),
    (DAILY, "{minute} {hour} * * *"),
    (WEEKLY, "{minute} {hour} * * {weekdays}"),
    (MONTHLY, "{minute} {hour} {day} * *"),
)
WEEKDAYS = "mon tue wed thu fri sat sun".split()
CHOICES = {
    "kind": [kind for kind, _pattern in PATTERNS],
    "every": "5 10 15 20 30".split(),
    "hour": [str(hour) for hour in range(24)],
    "minute": [str(minute) for minute in range(60)],
    "day": [str(day) for day in range(1, 32)],
}
START = {"kind": DAILY, "every": "15", "hour": "2", "minute": "30", "day": "1"}


def build(chosen, weekdays):
    """Return the expression of a dict of choices and a list of days of the week.

    What is no choice at all is taken as left alone.
    """
    values = dict(START)
    for name, accepted in CHOICES.items():
        if chosen.get(name) in accepted:
            values[name] = str(chosen[name])
    days = [day for day in WEEKDAYS if day in weekdays]
    values["weekdays"] = ",".join(days) if 0 < len(days) < 7 else "*"
    return dict(PATTERNS)[values["kind"]].format(**values)


def read(text):
    """Return the choices and the days of the week that make an expression.

    Those to start with, if none do.
    """
    try:
        parsed = expression.parse(text)
    except ExpressionError:
        return dict(START), []
    for kind, pattern in PATTERNS:
        match = re.match(_as_regex(pattern), _write(parsed))
        if match:
            values = dict(START, kind=kind, **match.groupdict())
            weekdays = values.pop("weekdays", "").split(",")
            if all(values[name] in CHOICES[name] for name in CHOICES):
                return values, weekdays
    return dict(START), []


def _as_regex(pattern):
    pattern = pattern.replace("*", r"\*") + r"\Z"
    return re.sub(r"{(\w+)}", r"(?P<\1>[a-z0-9,]+)", pattern)


def _write(parsed):
    """Return the expression as the builder would write it."""
    weekdays = [expression.WEEKDAYS[day] for day in parsed.weekdays]
    ordered = [day for day in WEEKDAYS if day in weekdays]
    fields = expression.ALIASES.get(parsed.text.lower(), parsed.text).lower().split()
    if parsed.date_rule[1] != expression.ALL_WEEKDAYS:
        fields[4] = ",".join(ordered)
    return " ".join(fields)
