"""Writing a Backend through plone.restapi: what is refused is told in its own form."""

from collective.cron.interfaces import IBackend
from collective.cron.interfaces import ICronLayer
from collective.cron.services.shared.validation_errors import ValidationErrors
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import IDeserializeFromJson
from zExceptions import BadRequest
from zope.component import adapter
from zope.interface import implementer


@implementer(IDeserializeFromJson)
@adapter(IBackend, ICronLayer)
class BackendDeserializer(DeserializeFromJson):
    """As of any content, but for the text of its errors."""

    def __call__(self, *args, **options):
        try:
            return super(BackendDeserializer, self).__call__(*args, **options)
        except BadRequest as error:
            if not isinstance(error.args[0], list):
                raise
            raise BadRequest(ValidationErrors(error.args[0]))
