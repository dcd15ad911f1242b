"""Numbers of tasks that JSON does not have, such as NaN: not stored."""

from collective.cron.interfaces import IBackend
from collective.cron.services.shared.bodies import is_infinite
from collective.cron.services.shared.bodies import refuse
from decimal import Decimal
from plone.restapi.deserializer.dxfields import DefaultFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import adapter
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema.interfaces import IFloat


@implementer(IFieldDeserializer)
@adapter(IFloat, IBackend, IBrowserRequest)
class FiniteDeserializer(DefaultFieldDeserializer):
    """Refuses the text of one, such as NaN, which Python reads."""

    def __call__(self, value):
        if isinstance(value, Decimal):
            value = float(value)  # as some importers read JSON
        number = super(FiniteDeserializer, self).__call__(value)
        if is_infinite(number):
            refuse(self.request, [(self.field.__name__, value)])
        return number
