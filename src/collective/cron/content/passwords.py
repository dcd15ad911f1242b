"""Passwords of tasks: no form, file, answer, script, or list of changes has them.

Whoever sends back what stands in place of one changes nothing.
"""

from Acquisition import aq_parent
from collective.cron.content.password_fields import HIDDEN
from collective.cron.content.password_fields import is_password
from collective.cron.content.password_fields import shown
from collective.cron.interfaces import IBackend
from collective.cron.settings.fields import ISecretAddress
from plone.dexterity.content import AttributeValidator
from plone.dexterity.utils import iterSchemata
from plone.rfc822.defaultfields import CollectionMarshaler
from plone.rfc822.defaultfields import UnicodeValueFieldMarshaler
from plone.rfc822.interfaces import IFieldMarshaler
from z3c.form.converter import FieldDataConverter
from z3c.form.datamanager import AttributeField
from z3c.form.interfaces import IDataConverter
from z3c.form.interfaces import IDataManager
from z3c.form.interfaces import IWidget
from z3c.form.interfaces import NOT_CHANGED
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDict
from zope.schema.interfaces import IPassword


class NoPasswords(AttributeValidator):
    """What scripts and templates of a site may read: the rest. Tasks may read all."""

    def __call__(self, name, value):
        schemata = iterSchemata(aq_parent(self)) if name else ()
        if any(is_password(schema.get(name)) for schema in schemata):
            return 0
        return super(NoPasswords, self).__call__(name, value)


@implementer(IDataManager)
@adapter(IBackend, IPassword)
class PasswordManager(AttributeField):
    """What forms show, and what they store."""

    def get(self):
        return shown(self.field, super(PasswordManager, self).get())

    def set(self, value):
        if value != HIDDEN:
            super(PasswordManager, self).set(value)


class SeveralManager(AttributeField):
    """The same of several: what is sent back hidden stands for what was there."""

    def get(self):
        value = super(SeveralManager, self).get()
        return self.hide(value) if value and is_password(self.field) else value

    def set(self, value):
        if value and is_password(self.field):
            value = self.keep(value, super(SeveralManager, self).get())
        super(SeveralManager, self).set(value)


@implementer(IDataManager)
@adapter(IBackend, ICollection)
class PasswordsManager(SeveralManager):
    """All that were there are one hidden line."""

    def hide(self, value):
        return type(value)([HIDDEN])

    def keep(self, value, former):
        kept = []
        for one in value:
            kept.extend(former or () if one == HIDDEN else [one])
        return type(value)(kept)


@implementer(IDataManager)
@adapter(IBackend, IDict)
class NamedPasswordsManager(SeveralManager):
    """The names are shown."""

    def hide(self, value):
        return dict((name, HIDDEN) for name in value)

    def keep(self, value, former):
        kept = dict((name, one) for name, one in value.items() if one != HIDDEN)
        for name in (set(value) - set(kept)) & set(former or ()):
            kept[name] = former[name]
        return kept


@implementer(IDataConverter)
@adapter(IPassword, IWidget)
class PasswordConverter(FieldDataConverter):
    """What was typed: nothing, where the form shows nothing, is as before."""

    def toFieldValue(self, value):
        if not value and IBackend.providedBy(self._context()):
            # One of several has no place of its own.
            return HIDDEN if self.field.interface is None else NOT_CHANGED
        return super(PasswordConverter, self).toFieldValue(value)

    def _context(self):
        form = getattr(self.widget, "form", None)
        return self.widget.context or getattr(form, "context", None)


@implementer(IDataConverter)
@adapter(ISecretAddress, IWidget)
class AddressConverter(FieldDataConverter):
    """What was typed: nothing takes it away, since the form shows if there is one."""

    def toFieldValue(self, value):
        if value == HIDDEN:
            return NOT_CHANGED
        return super(AddressConverter, self).toFieldValue(value)


@implementer(IFieldMarshaler)
@adapter(IBackend, IPassword)
class PasswordMarshaler(UnicodeValueFieldMarshaler):
    """What WebDAV and FTP read, and what they store."""

    def encode(self, value, *args, **options):
        value = shown(self.field, value)
        return super(PasswordMarshaler, self).encode(value, *args, **options)

    def _set(self, value):
        if value != HIDDEN:
            super(PasswordMarshaler, self)._set(value)


@implementer(IFieldMarshaler)
@adapter(IBackend, ICollection)
class PasswordsMarshaler(CollectionMarshaler):
    """The same of several."""

    def _set(self, value):
        if not (value and HIDDEN in value and is_password(self.field)):
            super(PasswordsMarshaler, self)._set(value)
