"""The parameters of a function as a schema, for forms, services and tasks.

Each field has the name of its parameter with a prefix: what a script calls its
parameters is no business of the task that keeps their values.
"""

from collective.cron.bbb import parameters_of
from collective.cron.errors import CronError
from collective.cron.settings import plain_values
from copy import copy
from datetime import date
from datetime import datetime
from plone.autoform.interfaces import IFormFieldProvider
from plone.autoform.interfaces import ORDER_KEY
from six import binary_type
from six import ensure_text
from six import integer_types
from six import text_type
from zope import schema
from zope.interface import alsoProvides
from zope.interface.interface import InterfaceClass


PREFIX = "setting_"  # of the names of fields
MODULE = "collective.cron.scripts.settings."  # where the schemas say that they are
DRY_RUN = "dry_run"  # a parameter with a meaning of its own
REQUIRED = object()  # in place of the default of a parameter that has none


class SettingsSchema(InterfaceClass):
    """The schema of the settings of one script."""


def names_of(function):
    """Return the names of the parameters of a function; the first is the context."""
    return [name for name, _default in parameters_of(function, REQUIRED)]


def has_dry_run(function):
    """Tell whether a function wants to be told that it is to do nothing."""
    return DRY_RUN in names_of(function)


def make_schema(script_name, function, given=None):
    """Return the SettingsSchema of a function, None if it takes no settings.

    `given`: a schema that has a field for each parameter. Raises CronError for what
    cannot be a setting.
    """
    pairs = parameters_of(function, REQUIRED)[1:]
    names = [name for name, _default in pairs if name != DRY_RUN]
    if given is not None:
        made = _take_fields(given, names)
    else:
        made = [_make_field(name, d) for name, d in pairs if name != DRY_RUN]
    if not made:
        return None
    attributes = dict((field.__name__, field) for field in made)
    settings = SettingsSchema(
        "ScriptSettings", attrs=attributes, __module__=MODULE + str(script_name)
    )
    before, order = "script", []
    for field in made:
        order.append((field.__name__, "after", before))
        before = "ScriptSettings." + field.__name__
    settings.setTaggedValue(ORDER_KEY, order)
    alsoProvides(settings, IFormFieldProvider)
    return settings


def parameter_of(field):
    """Return the name of the parameter that a field is for."""
    return field.__name__[len(PREFIX) :]


def _take_fields(given, names):
    """Return copies of the fields of a schema, with names of ours."""
    found = dict(schema.getFields(given))
    if set(found) != set(names):
        accepted = "one for each parameter: %s" % ", ".join(sorted(names))
        raise CronError("fields of the schema", ", ".join(sorted(found)), accepted)
    made = []
    for name, field in schema.getFieldsInOrder(given):
        _refuse_what_is_not_plain(name, field)
        field = copy(field)
        field.__name__ = PREFIX + name
        field.interface = None
        made.append(field)
    return made


def _refuse_what_is_not_plain(name, field):
    if not plain_values.is_plain(field):
        accepted = "text, number, yes or no, date, choice, or a list of these"
        raise CronError("not a setting", type(field).__name__, accepted, name)


def _make_field(name, default):
    title = ensure_text(name.replace("_", " ").strip().capitalize())
    field = _field_for(name, default, title)
    field.__name__ = PREFIX + name
    return field


def _field_for(name, default, title):
    if default is REQUIRED:
        return schema.TextLine(title=title)
    if default is None:
        return schema.TextLine(title=title, required=False)
    if isinstance(default, bool):
        return schema.Bool(title=title, default=default, required=False)
    if isinstance(default, integer_types):
        return schema.Int(title=title, default=default)
    if isinstance(default, float):
        return schema.Float(title=title, default=default)
    if isinstance(default, (binary_type, text_type)):
        text = ensure_text(default)
        kind = schema.Text if u"\n" in text else schema.TextLine
        return kind(title=title, default=text, required=False, missing_value=u"")
    if isinstance(default, datetime):
        return schema.Datetime(title=title, default=default)
    if isinstance(default, date):
        return schema.Date(title=title, default=default)
    if isinstance(default, (list, tuple)):
        texts = [ensure_text(one) for one in default if _is_text(one)]
        if len(texts) == len(default):
            return schema.List(
                title=title,
                value_type=schema.TextLine(),
                default=texts,
                required=False,
                missing_value=[],
            )
    accepted = "a schema that says what the parameter takes"
    raise CronError("no field for a default", type(default).__name__, accepted, name)


def _is_text(value):
    return isinstance(value, (binary_type, text_type))
