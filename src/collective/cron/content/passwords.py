"""Passwords of tasks: no form, file, or answer that is made of a field has them.

Whoever sends back what stands in place of one changes nothing.
"""

from collective.cron.interfaces import IBackend
from plone.rfc822.defaultfields import UnicodeValueFieldMarshaler
from plone.rfc822.interfaces import IFieldMarshaler
from z3c.form.datamanager import AttributeField
from z3c.form.interfaces import IDataManager
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IPassword


HIDDEN = u"(hidden)"


def hidden(field, value):
    """Return what may be shown as the value of a field."""
    return HIDDEN if value and IPassword.providedBy(field) else value


@implementer(IDataManager)
@adapter(IBackend, IPassword)
class PasswordManager(AttributeField):
    """What forms show, and what they store."""

    def get(self):
        return hidden(self.field, super(PasswordManager, self).get())

    def set(self, value):
        if value != HIDDEN:
            super(PasswordManager, self).set(value)


@implementer(IFieldMarshaler)
@adapter(IBackend, IPassword)
class PasswordMarshaler(UnicodeValueFieldMarshaler):
    """What WebDAV and FTP read, and what they store."""

    def _query(self, default=None):
        value = super(PasswordMarshaler, self)._query(default)
        return value if value is default else hidden(self.field, value)

    def _set(self, value):
        if value != HIDDEN:
            super(PasswordMarshaler, self)._set(value)
