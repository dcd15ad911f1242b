"""Passwords of tasks: no answer and no file that a serializer makes has them.

Not what GET says, and not an export of contents, which is made of the same.
"""

from collective.cron.content.password_fields import HIDDEN
from collective.cron.content.password_fields import is_password
from collective.cron.interfaces import IBackend
from plone.restapi.deserializer.dxfields import CollectionFieldDeserializer
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.deserializer.dxfields import DictFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.serializer.dxfields import CollectionFieldSerializer
from plone.restapi.serializer.dxfields import DefaultFieldSerializer
from zope.component import adapter
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDict
from zope.schema.interfaces import IPassword


class Hiding(object):
    """Mixed into a serializer: tells only whether there is a value.

    Who sends that back changes nothing.
    """

    def __call__(self):
        if is_password(self.field):
            return HIDDEN if self.get_value() else None
        return super(Hiding, self).__call__()


class Keeping(object):
    """Mixed into a deserializer: what is sent back hidden is kept as it is."""

    def __call__(self, value):
        if value == HIDDEN and is_password(self.field):
            return getattr(self.field.interface(self.context), self.field.__name__)
        return super(Keeping, self).__call__(value)


@implementer(IFieldSerializer)
@adapter(IPassword, IBackend, IBrowserRequest)
class PasswordSerializer(Hiding, DefaultFieldSerializer):
    """Of one password."""


@implementer(IFieldSerializer)
@adapter(ICollection, IBackend, IBrowserRequest)
class PasswordsSerializer(Hiding, CollectionFieldSerializer):
    """Of several."""


@implementer(IFieldSerializer)
@adapter(IDict, IBackend, IBrowserRequest)
class NamedPasswordsSerializer(Hiding, DefaultFieldSerializer):
    """Of several that have names."""


@implementer(IFieldDeserializer)
@adapter(IPassword, IBackend, IBrowserRequest)
class PasswordDeserializer(Keeping, DefaultFieldDeserializer):
    """Of one password."""


@implementer(IFieldDeserializer)
@adapter(ICollection, IBackend, IBrowserRequest)
class PasswordsDeserializer(Keeping, CollectionFieldDeserializer):
    """Of several."""


@implementer(IFieldDeserializer)
@adapter(IDict, IBackend, IBrowserRequest)
class NamedPasswordsDeserializer(Keeping, DictFieldDeserializer):
    """Of several that have names."""
