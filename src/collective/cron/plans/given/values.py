"""Values of fields as a plan has them, read and written; passwords are references."""

from collective.cron.content import password_fields
from collective.cron.plans.files.reading import read_boolean
from collective.cron.plans.given import secrets
from collective.cron.settings import plain_values
from collective.cron.text import redact
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import Decimal
from six import ensure_text
from six import text_type
from zope.schema import interfaces as fields
from zope.schema import ValidationError


MORE = (
    fields.IDecimal,
    fields.ITime,
    fields.ITimedelta,
    fields.INativeString,
    fields.INativeStringLine,
    fields.IASCII,
    fields.IPassword,
)
SHOWN_CHOICES = 20
# What the types of values raise for what they do not take.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


UNFIT = u"what stands there does not fit this field"


class NotAccepted(Exception):
    """The value is not one of the field; `accepted` says what is; text."""

    def __init__(self, accepted):
        super(NotAccepted, self).__init__(accepted)
        self.accepted = accepted


def is_known(field):
    """Tell whether a plan can have values of this field."""
    if fields.IDict.providedBy(field):
        return all(map(is_known, (field.key_type, field.value_type)))
    if fields.ICollection.providedBy(field):
        return is_known(field.value_type)
    one_of = any(one.providedBy(field) for one in MORE)
    return one_of or plain_values.is_plain(field)


def read(field, raw, as_text=False, secret=None):
    """Return a valid value of a bound field; raise NotAccepted.

    `as_text`: whether all of it is text, as XML has it; `secret`: what to call with a
    reference to get a password.
    """
    hidden = password_fields.is_password(field)
    try:
        value = _value(field, _typed(field, raw) if as_text else raw, secret)
        # Nobody knows yet what an assumed one will be.
        if not (hidden and secret is secrets.assume):
            field.validate(value)
        return value
    except secrets.NoSecret as error:
        raise NotAccepted(error.args[0])
    except ValidationError as error:
        said = UNFIT if hidden else plain_values.explain(error)
        raise NotAccepted(_say(accepted(field), said))
    except UNREADABLE:
        raise NotAccepted(accepted(field))


def to_plain(field, value):
    """Return a value as a file has it, and as it is compared; of a password, itself."""
    if isinstance(value, dict):
        pairs = [(to_plain(None, key), value[key]) for key in value]
        return dict((key, to_plain(None, one)) for key, one in pairs)
    if isinstance(value, (list, tuple)):
        return [to_plain(None, one) for one in value]
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, time):
        return ensure_text(value.isoformat())
    if isinstance(value, Decimal):
        return ensure_text(str(value))
    if isinstance(value, (bytes, text_type)):
        return ensure_text(value).replace(u"\r\n", u"\n")
    return plain_values.to_plain(value)


def is_same(one, other):
    """Tell whether two values as to_plain() gives them mean the same."""
    return one == other or (_is_empty(one) and _is_empty(other))


def accepted(field):
    """Return what a field takes, English text."""
    if fields.IDict.providedBy(field):
        return "a mapping, its values: %s" % accepted(field.value_type)
    if fields.ICollection.providedBy(field):
        return "a list, each: %s" % accepted(field.value_type)
    if password_fields.is_password(field):
        return secrets.ACCEPTED
    if fields.IChoice.providedBy(field):
        return _choices(field)
    for interface, said in (
        (fields.IBool, "true or false"),
        (fields.IInt, "a whole number%s" % _limits(field)),
        (fields.IFloat, "a number%s" % _limits(field)),
        (fields.IDecimal, "a number%s" % _limits(field)),
        (fields.IDatetime, "such as 2026-12-31T18:00:00"),
        (fields.IDate, "a date such as 2026-12-31"),
        (fields.ITimedelta, "a number of seconds"),
        (fields.ITime, "a time such as 18:00"),
    ):
        if interface.providedBy(field):
            return said
    return "a text; what looks like a number or yes stands in quotes"


def _typed(field, raw):
    """Return what XML has as text in the type that its field has."""
    if fields.IDict.providedBy(field):
        pairs = raw.items() if isinstance(raw, dict) else [] if not raw else None
        return dict(
            (_typed(field.key_type, key), _typed(field.value_type, one))
            for key, one in pairs
        )
    if fields.ICollection.providedBy(field):
        items = raw if isinstance(raw, list) else [] if not raw else None
        return [_typed(field.value_type, one) for one in items]
    if not isinstance(raw, text_type):
        raise TypeError("a text is expected")
    if not raw.strip():
        return field.missing_value
    if fields.IBool.providedBy(field):
        return read_boolean(raw)
    if fields.IInt.providedBy(field):
        return int(raw)
    if fields.IFloat.providedBy(field) or fields.ITimedelta.providedBy(field):
        return float(raw)
    return raw


def _value(field, raw, secret):
    if raw is None or raw == field.missing_value:
        return field.missing_value
    if fields.IDict.providedBy(field):
        kinds = field.key_type, field.value_type
        return dict(
            (_value(kinds[0], key, secret), _value(kinds[1], one, secret))
            for key, one in raw.items()
        )
    if fields.IPassword.providedBy(field):
        return secrets.resolve(raw, secret)
    for interface, kind in plain_values.COLLECTIONS:
        if interface.providedBy(field):
            if not isinstance(raw, list):
                raise TypeError("a list is expected")
            return kind(_value(field.value_type, one, secret) for one in raw)
    if secrets.is_reference(raw):
        raise secrets.NoSecret("a reference stands for a password alone")
    if fields.ITimedelta.providedBy(field):
        return timedelta(seconds=raw)
    if fields.ITime.providedBy(field):
        form = "%H:%M:%S" if raw.count(u":") > 1 else "%H:%M"
        return datetime.strptime(raw, form).time()
    if fields.IDecimal.providedBy(field):
        return Decimal(str(raw))
    if fields.IChoice.providedBy(field):
        return _chosen(field, raw)
    if isinstance(raw, bool) and not fields.IBool.providedBy(field):
        raise TypeError("no boolean")
    return plain_values.from_plain(field, raw)


def _chosen(field, raw):
    """Return the value of a Choice that is given, or whose token is."""
    vocabulary = getattr(field, "vocabulary", None)
    if vocabulary is None or raw in vocabulary:
        return raw
    try:
        return vocabulary.getTermByToken(str(raw)).value
    except (AttributeError, LookupError):
        return raw


def _choices(field):
    try:
        terms = [term for _n, term in zip(range(SHOWN_CHOICES + 1), field.vocabulary)]
    except (AttributeError, TypeError):
        return "one of the choices of this field"
    words = [redact.to_text(term.value, 40) for term in terms[:SHOWN_CHOICES]]
    words += [u"..."] if len(terms) > SHOWN_CHOICES else []
    return u"one of: %s" % u", ".join(words)


def _limits(field):
    lowest, highest = getattr(field, "min", None), getattr(field, "max", None)
    said = "" if lowest is None else " from %s" % lowest
    return said if highest is None else said + " to %s" % highest


def _say(accepted, said):
    return u"%s (%s)" % (accepted, said) if said else accepted


def _is_empty(value):
    return value is None or value is False or value in (u"", [], {})
