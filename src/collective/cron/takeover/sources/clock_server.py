"""Sections clock-server of a zope.conf, which Zope had until ZServer went."""

from collective.cron.takeover.entry import Entry
from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.lines import addresses
from six import ensure_text

import re


SOURCE = u"clock-server"
SECTION = re.compile(
    r"<\s*clock-server\b[^>]*>(.*?)</\s*clock-server\s*>", re.DOTALL | re.I
)
COMMENT = re.compile(r"(?m)^\s*#.*$")
DEFINED = re.compile(r"(?m)^\s*%define\s+(\w+)\s+(.*?)\s*$")
NAMED = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
COUNTED = u"it was counted from the start of the server on, not by the clock"
MINUTE = 60  # seconds
SECONDS = u"every %s seconds: a task runs every minute at most, on whole minutes"


def read(text, places):
    """Yield an Entry for each section; `places`: addresses.Places."""
    text = COMMENT.sub(u"", ensure_text(text))
    known = dict((name.lower(), value) for name, value in DEFINED.findall(text))
    for found in SECTION.finditer(text):
        line = text.count(u"\n", 0, found.start()) + 1
        yield _entry(_values(found.group(1), known), line, places)


def _values(text, known):
    def put_in(found):
        name = (found.group(1) or found.group(2)).lower()
        return known.get(name, found.group(0))

    pairs = [line.strip().split(None, 1) for line in text.splitlines()]
    pairs = [pair for pair in pairs if len(pair) == 2]
    return dict((key.lower(), NAMED.sub(put_in, value)) for key, value in pairs)


def _entry(values, line, places):
    method, period = values.get(u"method", u""), values.get(u"period", u"")
    origin = u"%s every %s" % (method, period)
    user = values.get(u"user") or None
    entry = Entry(SOURCE, origin, u"line %d" % line, u"", u"", user)
    try:
        periodicity = _periodicity(period)
        path, _mark, query = method.partition(u"?")
        names = places.find(path)
        call = addresses.call_of(names, query)
    except NotTaken as error:
        return entry._replace(why=error.why)
    call = call._replace(notes=call.notes + [COUNTED])
    return entry._replace(call=call, periodicity=periodicity)


def _periodicity(period):
    """Return how a task says so many seconds; raise NotTaken."""
    try:
        seconds = int(float(period))
    except ValueError:
        raise NotTaken(u"its period is no number of seconds: %.60s" % period)
    if seconds < MINUTE or seconds % MINUTE:
        raise NotTaken(SECONDS % period)
    minutes = seconds // MINUTE
    if minutes < 60 and 60 % minutes == 0:
        return u"*/%d * * * *" % minutes if minutes > 1 else u"* * * * *"
    hours, rest = divmod(minutes, 60)
    if rest:
        return u"every %d minutes" % minutes
    if hours <= 24 and 24 % hours == 0:
        return (u"0 */%d * * *" % hours).replace(u"*/1 ", u"* ").replace(u"*/24", u"0")
    return u"every %d hours" % hours
