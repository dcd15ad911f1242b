"""Passwords of tasks: no answer and no file that a serializer makes has them.

Not what GET says, and not an export of contents, which is made of the same.
"""

from collective.cron.content.passwords import HIDDEN
from collective.cron.interfaces import IBackend
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import IFieldSerializer
from zope.component import adapter
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema.interfaces import IPassword


@implementer(IFieldSerializer)
@adapter(IPassword, IBackend, IBrowserRequest)
class PasswordSerializer(object):
    def __init__(self, field, context, request):
        self.field = field
        self.context = context

    def __call__(self):
        return HIDDEN if self.field.get(self.context) else None


@implementer(IFieldDeserializer)
@adapter(IPassword, IBackend, IBrowserRequest)
class PasswordDeserializer(DefaultFieldDeserializer):
    def __call__(self, value):
        if value == HIDDEN:
            return self.field.get(self.context)
        return super(PasswordDeserializer, self).__call__(value)
