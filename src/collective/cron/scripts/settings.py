"""The settings of a script: kept as JSON has them, given to it as its schema says.

What is kept may be of a former version of the script: what is not named any more is
left out, what is missing has its default, and what is not valid is told by name.
"""

from collective.cron.errors import CronError
from collective.cron.scripts.parameters import parameter_of
from collective.cron.scripts.parameters import SettingsSchema
from collective.cron.text import redact
from datetime import date
from datetime import datetime
from six import ensure_text
from zope.schema import getFieldsInOrder
from zope.schema import interfaces as fields
from zope.schema import ValidationError

import dateutil.parser


COLLECTIONS = ((fields.ISet, set), (fields.ITuple, tuple), (fields.IList, list))


class InvalidSettings(CronError, ValueError):
    """The settings do not fit the script: see which and why."""

    def __init__(self, errors=()):
        """`errors`: {name of a parameter: what is wrong with its value, text}."""
        self.errors = dict(errors)
        told = u"; ".join(u"%s: %s" % pair for pair in sorted(self.errors.items()))
        what = u"the settings do not fit: %s" % told if told else None
        super(InvalidSettings, self).__init__(what)


class ScriptSettings(object):
    """The settings of a task as attributes, for forms and services.

    `schema`: the SettingsSchema of its script.
    """

    def __init__(self, task, schema):
        self.__dict__.update(_task=task, _schema=schema)

    def __getattr__(self, name):
        field = self._schema.get(name)
        if field is None:
            raise AttributeError(name)
        kept, parameter = self._task.settings or {}, parameter_of(field)
        if parameter in kept:
            try:
                return from_plain(field, kept[parameter])
            except (TypeError, ValueError):
                pass  # it is told of where the task is run, and on its page
        return field.bind(self._task).default

    def __setattr__(self, name, value):
        kept = dict(self._task.settings or {})
        kept[parameter_of(self._schema[name])] = to_plain(value)
        self._task.settings = kept


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


def read(script, kept, context=None):
    """Return {parameter: value} for a call, of the settings that are kept.

    Raises InvalidSettings if one is not valid, or is missing and has no default.
    """
    values, errors = {}, {}
    for parameter, field in fields_of(script):
        field = field.bind(context)
        try:
            if parameter in kept:
                value = from_plain(field, kept[parameter])
            else:
                value = field.default
            field.validate(value)
            values[parameter] = value
        except ValidationError as error:
            errors[parameter] = _say(error)
        except (TypeError, ValueError, OverflowError) as error:
            errors[parameter] = redact.describe_error(error)
    if errors:
        raise InvalidSettings(errors)
    return values


def check(script, sent, context=None):
    """Raise InvalidSettings for what a run cannot be given: unknown, or not valid."""
    known = [parameter for parameter, _field in fields_of(script)]
    accepted = u"one of: %s" % u", ".join(known) if known else u"it takes no settings"
    unknown = dict((one, accepted) for one in sent if one not in known)
    if unknown:
        raise InvalidSettings(unknown)
    read(script, sent, context)


def fields_of(script):
    """Return (parameter, field) of a Script, in order."""
    if script.schema is None:
        return []
    found = getFieldsInOrder(script.schema)
    return [(parameter_of(field), field) for _name, field in found]


def conform(task, interface):
    """Return the settings of a task if that is what the interface asks for."""
    if isinstance(interface, SettingsSchema):
        return ScriptSettings(task, interface)
    return None


def _is_native(field, value):
    native = fields.INativeString.providedBy(field) or fields.IASCII.providedBy(field)
    return native and not isinstance(value, str)


def _say(error):
    return ensure_text(error.doc() or type(error).__name__).strip()
