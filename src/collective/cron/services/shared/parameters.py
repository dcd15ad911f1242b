"""What a program may ask for: every value is checked, unknown names are refused."""

from collective.cron import clock
from collective.cron.errors import CronError
from datetime import datetime
from six import ensure_text
from six import integer_types
from six import string_types
from six import text_type
from six.moves.urllib.parse import parse_qsl

import dateutil.parser
import json
import re


SIZE, LARGEST_SIZE = 25, 100
LARGEST_START = 10**6
LONGEST_BODY = 2000  # bytes
# What clients of plone.restapi send to every address, whatever it does with it.
SENT_EVERYWHERE = (
    "b_size",
    "b_start",
    "expand",
    "fullobjects",
    "include_items",
    "metadata_fields",
)
WHOLE = re.compile(r"-?[0-9]{1,18}\Z")
INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-5][0-9])\Z"
)


class BadParameter(CronError, ValueError):
    """A parameter is not understood."""


class Parameters(object):
    """The query of a request; each method returns a valid value or raises."""

    def __init__(self, request):
        self.form = request.form

    def refuse_others(self, *known):
        """Raise for a name that means nothing here: a slip would go unnoticed."""
        _refuse_unknown(_without_common(self.form), known)

    def number(self, name, low, high, default):
        value = self._single(name)
        if value is None:
            return default
        number = None
        # Not whatever int() takes: a fraction, a truth, digits of every script.
        if isinstance(value, integer_types) and not isinstance(value, bool):
            number = value
        elif isinstance(value, string_types) and WHOLE.match(value):
            number = int(value)
        if number is None or not low <= number <= high:
            accepted = "a whole number from %d to %d" % (low, high)
            raise BadParameter("not accepted", _shown(value), accepted, name)
        return number

    def choice(self, name, accepted, default):
        value = self._single(name)
        return default if value is None else _check_choice(name, value, accepted)

    def choices(self, name, accepted):
        """Return the values of a parameter that may be given several times."""
        values = self.form.get(name, [])
        if not isinstance(values, (list, tuple)):
            values = [values]
        return [_check_choice(name, value, accepted) for value in values]

    def text(self, name, longest):
        value = self._single(name)
        if value is None:
            return u""
        text = _shown(value)
        if not isinstance(value, string_types) or len(text) > longest:
            accepted = "at most %d characters" % longest
            raise BadParameter("not accepted", text, accepted, name)
        return text

    def date(self, name):
        """Return a date such as 2026-12-01, a native string; empty if none is given."""
        text = self.text(name, 10)
        try:
            known = not text or str(datetime.strptime(text, "%Y-%m-%d").date()) == text
        except ValueError:
            known = False
        if not known:
            raise BadParameter("not accepted", text, "such as 2026-12-01", name)
        return str(text)

    def start_and_size(self):
        """Return where a page begins and how many items it has."""
        start = self.number("b_start", 0, LARGEST_START, 0)
        return start, self.number("b_size", 1, LARGEST_SIZE, SIZE)

    def _single(self, name):
        value = self.form.get(name)
        if isinstance(value, (list, tuple)):
            raise BadParameter("given more than once", None, "one value", name)
        return value


def refuse_all(request):
    """Raise unless a POST asks for nothing: no body or an empty JSON object."""
    read_texts(request)


def read_texts(request, *known):
    """Return the JSON object of a POST: {name: text}, with none but known names.

    Raise for anything else, and for a query. No body is an empty object.
    """
    example = ", ".join('"%s": "..."' % name for name in known)
    data = read_object(request, known, "nothing, or {%s}" % example)
    for name, value in data.items():
        if not isinstance(value, text_type):
            raise BadParameter("not accepted", _shown(value), "a text", name)
    return data


def read_object(request, known, accepted, longest=LONGEST_BODY):
    """Return the JSON object of a POST, with none but known names; raise else."""
    query = parse_qsl(request.environ.get("QUERY_STRING", ""), True)
    _refuse_unknown(_without_common(name for name, _value in query), ())
    body = request.get("BODY") or b""
    data = None
    if len(body) <= longest:
        try:
            data = json.loads(body.decode("utf-8") or u"{}")
        except (RuntimeError, ValueError):
            pass  # UnicodeDecodeError is the latter, too deep a nesting the former
    if not isinstance(data, dict):
        raise BadParameter("the body is not understood", body, accepted)
    _refuse_unknown(data, known)
    return data


def read_boolean(sent, name):
    """Return a boolean of an object that was sent, False if it has none; or raise."""
    value = sent.get(name, False)
    if not isinstance(value, bool):
        raise BadParameter("not accepted", _shown(value), "true or false", name)
    return value


def read_dict(sent, name):
    """Return an object in an object that was sent, {} if it has none; or raise."""
    value = sent.get(name, {})
    if not isinstance(value, dict):
        raise BadParameter("not accepted", _shown(value), "an object", name)
    return value


def read_instant(name, value):
    """Return ISO text with an offset as an aware datetime in UTC, or raise."""
    try:
        if isinstance(value, string_types) and INSTANT.match(value):
            return clock.to_utc(dateutil.parser.parse(value))
    except (OverflowError, ValueError):
        pass
    accepted = "such as 2027-01-31T18:00:00Z, or with an offset as +01:00"
    raise BadParameter("not accepted", _shown(value), accepted, name)


def _without_common(names):
    """Return the names that a client has not sent out of habit."""
    return [name for name in names if not _is_common(name)]


def _is_common(name):
    # In a query that nobody has read yet, with a type of Zope's such as ":list".
    plain = name.split(":")[0]
    return plain in SENT_EVERYWHERE or plain.startswith("expand.")


def _refuse_unknown(values, known):
    for name in sorted(values):
        if name not in known:
            accepted = "one of: %s" % ", ".join(known) if known else "no parameter"
            raise BadParameter("unknown parameter", _shown(name), accepted)


def _check_choice(name, value, accepted):
    if value not in accepted:
        accepted = "one of: %s" % ", ".join(accepted)
        raise BadParameter("not accepted", _shown(value), accepted, name)
    return value


def _shown(value):
    if isinstance(value, integer_types):
        return "%d" % value
    is_text = isinstance(value, string_types)
    return ensure_text(value, errors="replace") if is_text else value
