"""Settings of a Backend for one run alone: which there are, and the Backend with them.

They are values of fields of its type as JSON has them, kept with the run. Passwords are
none, and neither is what says when, how and as whom it runs.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from collective.cron.errors import InvalidSettings
from collective.cron.settings import plain_values
from collective.cron.settings.backend_schema import IBackend
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from zope.component import queryUtility
from zope.interface import Invalid
from zope.proxy import getProxiedObject
from zope.proxy import ProxyBase
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError
from zope.security.interfaces import IPermission


DRY_RUN, PERIOD = "dry_run", "period"
RESERVED = (DRY_RUN, PERIOD)  # settings of a run with a meaning of their own


def schema_of(backend):
    """Return the schema whose fields may have other values for one run, or None.

    A class whose settings are elsewhere has `run_schema` and `run_fields()`.
    """
    if _has_own(backend):
        return backend.run_schema
    return next(iter(iterSchemata(backend)), None)


def fields_of(backend):
    """Return (name of the setting, field) of those, in order."""
    if _has_own(backend):
        return backend.run_fields()
    found = getFieldsInOrder(schema_of(backend) or IBackend)
    return [pair for pair in found if _may_be_given(*pair)]


def offered(backend):
    """Return those of the fields that who acts now may write."""
    schema = schema_of(backend)
    needed = {} if schema is None else mergedTaggedValueDict(
        schema, WRITE_PERMISSIONS_KEY
    )
    pairs = fields_of(backend)
    return [pair for pair in pairs if _may(needed.get(pair[1].__name__), backend)]


def check(backend, sent):
    """Raise InvalidSettings for what who acts now cannot give to one run.

    `sent`: {name: value as JSON has it}.
    """
    known = dict(offered(backend))
    accepted = u"one of: %s" % u", ".join(sorted(known)) if known else u"none"
    errors = dict((name, accepted) for name in sent if name not in known)
    if not errors:
        errors = _errors(backend, sent)
    if errors:
        raise InvalidSettings(errors)


def applied(backend, settings):
    """Return a Backend as a job runner is to see it, with the settings of its run.

    What is written to it is written to the Backend itself. Raises InvalidSettings for
    what does not fit its type any more.
    """
    if not set(settings).difference(RESERVED) or _has_own(backend):
        return backend
    known = [name for name, _field in fields_of(backend)]
    sent = dict((name, settings[name]) for name in known if name in settings)
    if not sent:
        return backend
    values, errors = _read(backend, sent)
    if errors:
        raise InvalidSettings(errors)
    return with_values(backend, values)


def _errors(backend, sent):
    values, errors = _read(backend, sent)
    schema, found = schema_of(backend), []
    if errors or schema is None or _has_own(backend):
        return errors
    try:
        schema.validateInvariants(with_values(backend, values), found)
    except Invalid:
        pass
    return dict((u"", u"%s" % error) for error in found)


def _read(backend, sent):
    values, errors, fields = {}, {}, dict(fields_of(backend))
    for name in sorted(sent):
        try:
            values[name] = plain_values.read(fields[name].bind(backend), sent[name])
        except ValidationError as error:
            errors[name] = plain_values.explain(error)
    return values, errors


def with_values(backend, values):
    """Return a Backend that has these values of its fields, {name: value}, to read."""
    named = dict((str(name), _Value(name, value)) for name, value in values.items())
    made = type("BackendOfRun", (ProxyBase,), dict(named, __slots__=()))
    return made(backend)


class _Value(object):
    """An attribute that is read here, and written to what is behind the proxy."""

    def __init__(self, name, value):
        self._name = name
        self._value = value

    def __get__(self, proxy, kind=None):
        return self._value

    def __set__(self, proxy, value):
        setattr(getProxiedObject(proxy), self._name, value)


def _has_own(backend):
    return hasattr(aq_base(backend), "run_fields")


def _may_be_given(name, field):
    return (
        name not in RESERVED
        and name not in IBackend
        and not field.readonly
        and plain_values.is_plain(field)
    )


def _may(permission_id, backend):
    if permission_id is None:
        return True
    permission = queryUtility(IPermission, permission_id)
    title = getattr(permission, "title", "Manage portal")
    return bool(getSecurityManager().checkPermission(title, backend))
