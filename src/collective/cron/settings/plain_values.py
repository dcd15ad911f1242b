"""Values of fields as JSON has them: what can be kept with a run, and read again."""

from collective.cron.text import redact
from datetime import date
from datetime import datetime
from six import ensure_text
from zope.schema import interfaces as fields
from zope.schema import ValidationError

import dateutil.parser


COLLECTIONS = ((fields.ISet, set), (fields.ITuple, tuple), (fields.IList, list))
# What JSON can hold, or a text that can be read again.
PLAIN = (
    fields.IBool,
    fields.IInt,
    fields.IFloat,
    fields.IText,
    fields.IDate,
    fields.IDatetime,
    fields.IChoice,
)
# Python 2 has two kinds that are not of each other.
NATIVE = (fields.INativeString, fields.INativeStringLine, fields.IASCII)


class Unreadable(ValidationError):
    """The value is not of the kind that the field takes; the message says why."""

    def doc(self):
        return self.args[0]


def is_plain(field):
    """Tell whether the values of a field are such; never those of a password."""
    kind = field
    if fields.ICollection.providedBy(field):
        kind = field.value_type
    # What a run has of its own stands in its result.
    if fields.IPassword.providedBy(kind):
        return False
    return any(one.providedBy(kind) for one in PLAIN)


def read(field, value):
    """Return what JSON has as a valid value of a bound field; raise ValidationError."""
    try:
        found = from_plain(field, value)
    except (TypeError, ValueError, OverflowError) as error:
        raise Unreadable(redact.describe_error(error))
    field.validate(found)
    return found


def explain(error):
    """Return what a ValidationError says, text."""
    return ensure_text(error.doc() or type(error).__name__).strip()


def to_plain(value):
    """Return the value of a field as JSON has it."""
    if isinstance(value, (date, datetime)):
        return ensure_text(value.isoformat())
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value) if isinstance(value, (set, frozenset)) else value
        return [to_plain(one) for one in items]
    return ensure_text(value) if isinstance(value, bytes) else value


def from_plain(field, value):
    """Return what JSON has as the value of a field; ValueError or TypeError if not."""
    if value is None:
        return None
    for interface, kind in COLLECTIONS:
        if interface.providedBy(field):
            if not isinstance(value, list):
                raise TypeError("a list is expected")
            return kind(from_plain(field.value_type, one) for one in value)
    if fields.IDatetime.providedBy(field):
        return dateutil.parser.parse(value)
    if fields.IDate.providedBy(field):
        return datetime.strptime(value, "%Y-%m-%d").date()
    if fields.IFloat.providedBy(field) and type(value) is int:
        return float(value)
    return str(value) if _is_native(field, value) else value


def _is_native(field, value):
    native = any(one.providedBy(field) for one in NATIVE)
    return native and not isinstance(value, str)
