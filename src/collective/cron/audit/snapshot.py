"""The settings of a task as text, to tell later which of them have changed.

Of passwords, and of what not all may read who see the task, there is a mark alone.
"""

from Acquisition import aq_base
from collective.cron import clock
from collective.cron.bbb import text_type
from collective.cron.content import password_fields
from collective.cron.errors import is_transient
from collective.cron.text import redact
from datetime import date
from datetime import datetime
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from six import integer_types
from zope.schema import getFieldsInOrder

import hashlib


LONGEST = 200  # characters of a value
MOST = 200  # fields
# Digits by which two values are told apart; of a secret too few to find it by them.
MARK, HIDDEN_MARK = 12, 4
VIEW = "collective.cron.View"
# What is never a setting: said once for a version, the id in the path.
NEVER = (u"changeNote", u"id")
NUMBERS = integer_types + (float,)
TEXTS = (bytes, text_type)


def of(backend, path, salt):
    """Return {name: (value as text, mark)}; `salt`: text, of this task alone.

    The value is None where it is hidden.
    """
    return dict(
        (name, (None if hidden else text and redact.to_text(text, LONGEST), mark))
        for name, text, hidden, mark in _each(backend, path, salt)
    )


def marks(backend, path, salt):
    """Return {name: mark}: all that is needed to tell whether something has changed."""
    found = _each(backend, path, salt)
    return dict((name, mark) for name, _text, _hidden, mark in found)


def hidden_names(backend):
    """Return the names of the settings whose values are hidden, a set."""
    return set(name for _schema, name, hidden in _fields(backend) if hidden)


def differences(before, after):
    """Return what differs between two, as tuples of name, former and new value.

    Of what is hidden, both values are None.
    """
    changes = []
    for name in sorted(set(before) | set(after)):
        old, new = before.get(name, (u"", u"")), after.get(name, (u"", u""))
        if old != new and not (old[0] == new[0] == u""):
            hidden = None in (old[0], new[0])
            values = (None, None) if hidden else (old[0], new[0])
            changes.append((name,) + values)
    return tuple(changes)


def as_text(value, limit=LONGEST):
    """Return a value as text without secrets, empty for none."""
    return redact.to_text(_plain(value), limit)


def _each(backend, path, salt):
    """Yield (name, text, whether it is hidden, mark) of each setting, once."""
    yield u"path", _plain(path), False, _mark(_plain(path), salt, MARK)
    known, adapted = set([u"path"]), {}
    for schema, name, hidden in _fields(backend):
        if name not in NEVER and name not in known:
            known.add(name)
            text = _read(backend, schema, name, adapted)
            mark = _mark(text, salt, HIDDEN_MARK if hidden else MARK)
            yield text_type(name), text, hidden, mark


def _fields(backend):
    """Yield (schema, name, whether the value is hidden) of all fields."""
    for schema in iterSchemata(backend):
        needed = mergedTaggedValueDict(schema, READ_PERMISSIONS_KEY)
        for name, field in getFieldsInOrder(schema)[:MOST]:
            own_right = needed.get(name, VIEW) != VIEW
            yield schema, name, own_right or password_fields.is_password(field)


def _read(backend, schema, name, adapted):
    try:
        if schema not in adapted:
            adapted[schema] = schema(backend, None)
        return _plain(_value(adapted[schema], name))
    except Exception as error:
        if is_transient():
            raise
        # One broken behavior must not keep a task from being saved and queued.
        return u"(%s)" % redact.class_name(error)


def _mark(text, salt, length):
    if not text:
        return u""
    digest = hashlib.sha256((salt + text).encode("utf-8", "replace"))
    return text_type(digest.hexdigest()[:length])


def _value(adapted, name):
    if adapted is None:
        return None
    values = getattr(aq_base(adapted), "__dict__", {})
    kind = getattr(type(aq_base(adapted)), name, None)
    # Not what Dexterity gives in place of one, which may be another each time.
    if "portal_type" in values and kind is None:
        return values.get(name)
    return getattr(adapted, name, None)


def _plain(value):
    if value is None:
        return u""
    if isinstance(value, bool):
        return u"true" if value else u"false"
    if isinstance(value, TEXTS):
        is_bytes = isinstance(value, bytes)
        return value.decode("utf-8", "replace") if is_bytes else text_type(value)
    if isinstance(value, NUMBERS):
        return u"%r" % value
    if isinstance(value, datetime) and value.tzinfo is not None:
        return text_type(clock.to_iso(value))
    if isinstance(value, date):
        return text_type(value.isoformat())
    if isinstance(value, dict):
        pairs = sorted((_plain(k), _plain(v)) for k, v in value.items())
        return u", ".join(u"%s: %s" % pair for pair in pairs)
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [_plain(one) for one in value]
        unordered = isinstance(value, (set, frozenset))
        return u", ".join(sorted(items) if unordered else items)
    for name in ("raw", "filename", "to_path"):
        if isinstance(getattr(value, name, None), TEXTS):
            return _plain(getattr(value, name))
    return redact.class_name(value)
