"""The settings of a script: kept as JSON has them, given to it as its schema says.

What is kept may be of a former version of the script: what is not named any more is
left out, what is missing has its default, and what is not valid is told by name.
"""

from collective.cron.errors import InvalidSettings
from collective.cron.scripts.parameters import parameter_of
from collective.cron.scripts.parameters import SettingsSchema
from collective.cron.settings import plain_values
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError


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
                return plain_values.from_plain(field, kept[parameter])
            except (TypeError, ValueError):
                pass  # it is told of where the task is run, and on its page
        return field.bind(self._task).default

    def __setattr__(self, name, value):
        kept = dict(self._task.settings or {})
        kept[parameter_of(self._schema[name])] = plain_values.to_plain(value)
        self._task.settings = kept


def read(script, kept, context=None):
    """Return {parameter: value} for a call, of the settings that are kept.

    Raises InvalidSettings if one is not valid, or is missing and has no default.
    """
    values, errors = {}, {}
    for parameter, field in fields_of(script):
        field = field.bind(context)
        try:
            if parameter in kept:
                values[parameter] = plain_values.read(field, kept[parameter])
            else:
                field.validate(field.default)
                values[parameter] = field.default
        except ValidationError as error:
            errors[parameter] = plain_values.explain(error)
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
