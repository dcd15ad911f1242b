"""The settings of a Backend as a readable table."""

from collective.cron import _
from collective.cron import logger
from collective.cron.bbb import text_type
from collective.cron.content import password_fields
from collective.cron.text import redact
from plone import api
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from zope.component import queryUtility
from zope.i18n import translate
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.security.interfaces import IPermission


SHOWN_ELSEWHERE = ("title", "description")
LIMIT = 300  # characters of one value


def describe(backend, request):
    """Return dicts with `name`, `title` and `value` of what the visitor may read."""
    fields = _readable_fields(backend)
    return [
        {
            "name": data["name"],
            "title": translate(data["title"], context=request),
            "value": _describe_value(
                fields[data["name"]], data["value"], backend, request
            ),
        }
        for data in backend.getDatas()
        if data["name"] in fields and data["name"] not in SHOWN_ELSEWHERE
    ]


def say_text(field, text, context, request):
    """Return a value that is stored as text, as audit/snapshot.py has it, in words."""
    if IBool.providedBy(field):
        return _describe_value(field, text == u"true", context, request)
    if IChoice.providedBy(field):
        return _describe_value(field, text, context, request)
    if IChoice.providedBy(getattr(field, "value_type", None)):
        return _describe_value(field, text.split(u", "), context, request)
    return text


def _readable_fields(backend):
    fields = {}
    for schema in iterSchemata(backend):
        needed = mergedTaggedValueDict(schema, READ_PERMISSIONS_KEY)
        for name, field in getFieldsInOrder(schema):
            if password_fields.is_password(field):
                continue
            if _may(needed.get(name), backend):
                fields[name] = field
    return fields


def _may(permission_id, backend):
    if permission_id is None:
        return True
    permission = queryUtility(IPermission, permission_id)
    title = getattr(permission, "title", "Manage portal")
    return api.user.has_permission(title, obj=backend)


def _describe_value(field, value, backend, request):
    if value is None or (value != 0 and not value):
        return u"\u2014"
    if isinstance(value, bool):
        return translate(_(u"Yes") if value else _(u"No"), context=request)
    if IChoice.providedBy(field):
        value = _term_title(field, value, backend, request)
    elif isinstance(value, (list, tuple, set, frozenset)):
        items, kind = list(value)[:20], getattr(field, "value_type", None)
        if IChoice.providedBy(kind):
            items = [_term_title(kind, item, backend, request) for item in items]
        value = u", ".join(redact.to_text(item, LIMIT) for item in items)
    return redact.to_text(value, LIMIT)


def _term_title(field, value, backend, request):
    try:
        term = field.bind(backend).vocabulary.getTerm(value)
    except LookupError:
        return value  # what was once a choice, or its vocabulary, is gone
    except Exception:
        # One broken vocabulary must not take the whole page away.
        logger.exception("the choices of the field %s cannot be read", field.__name__)
        return value
    title = term.title or value
    return translate(title, context=request) if isinstance(title, text_type) else title
