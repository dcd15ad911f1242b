"""A result as data, for our services and for plone.restapi's own."""

from collective.cron.interfaces import ICronLayer
from collective.cron.interfaces import IResult
from collective.cron.services.results import shown
from collective.cron.services.shared.as_data import describe_outcome
from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.as_data import text
from plone.restapi.interfaces import ISerializeToJson
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IResult, ICronLayer)
class SerializeResult(object):
    """All that a person with View may read on the page of a result."""

    def __init__(self, result, request):
        self.result = result
        self.request = request

    def __call__(self, version=None, include_items=False):
        result = self.result
        return dict(
            describe_outcome(
                result.status, result.trigger, result.reason, self.request
            ),
            **self.details()
        )

    def details(self):
        result = self.result
        return {
            "@id": result.absolute_url(),
            "@type": result.portal_type,
            "id": result.getId(),
            "occurrence": instant(result.occurrence),
            "start": instant(result.start),
            "end": instant(result.end),
            "duration": result.duration(),
            "by": text(result.by),
            "user": text(result.user),
            "worker": text(result.worker),
            "attempt": result.attempt,
            "missed": result.missed,
            "messages": [text(message) for message in result.messages],
            "log": [text(line) for line in result.log],
            "traceback": text(result.traceback),
            "is_dry": result.is_dry,
            "settings": shown.describe_settings(result),
            "tables": shown.describe_tables(result),
            "files": shown.describe_files(result),
        }
