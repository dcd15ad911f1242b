"""Passwords of a Backend: fields of its type, or of a behavior, that nobody reads."""

from plone.dexterity.utils import iterSchemata
from zope.schema import getFields
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDict
from zope.schema.interfaces import IPassword


HIDDEN = u"(hidden)"  # said in place of one


def is_password(field):
    """Tell whether a field holds a password, or several of them."""
    if IDict.providedBy(field):
        return is_password(field.value_type) or is_password(field.key_type)
    if ICollection.providedBy(field):
        return is_password(field.value_type)
    return IPassword.providedBy(field)


class Reader(object):
    """Reads the passwords of one Backend after the other.

    Which fields hold some it asks each schema once, so it is not for long: somebody may
    change a schema through the web.
    """

    def __init__(self):
        self._fields = {}  # by schema

    def values(self, backend):
        """Return all that stands in such fields, a list of text or bytes."""
        found = []
        for schema in iterSchemata(backend):
            fields = self._of(schema)
            if fields:
                # A behavior may keep its values elsewhere.
                adapted = schema(backend, backend)
                for field in fields:
                    found.extend(_flat(field, getattr(adapted, field.__name__, None)))
        return found

    def _of(self, schema):
        if schema not in self._fields:
            fields = getFields(schema).values()
            self._fields[schema] = [field for field in fields if is_password(field)]
        return self._fields[schema]


def shown(field, value):
    """Return what may be shown of the value of a field: of a password, if it is set."""
    return HIDDEN if value and is_password(field) else value


def _flat(field, value):
    """Return the passwords in the value of a field, a list."""
    if not value or not is_password(field):
        return []
    if IDict.providedBy(field):
        pairs = [(field.key_type, key) for key in value]
        pairs += [(field.value_type, each) for each in value.values()]
        return [one for kind, each in pairs for one in _flat(kind, each)]
    if ICollection.providedBy(field):
        return [one for each in value for one in _flat(field.value_type, each)]
    return [value]
