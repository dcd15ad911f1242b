"""`cron` in @components: what GET @cron says, in the answer of plone.restapi itself."""

from plone.restapi.interfaces import IExpandableElement
from zope.interface import implementer


@implementer(IExpandableElement)
class CronComponent(object):
    """An address, and with ?expand=cron all that is there; to those with View.

    A subclass names its service; `overview` of that answers as without parameters.
    """

    service = None

    def __init__(self, context, request):
        self.context = context
        self.request = request

    def __call__(self, expand=False):
        service = self.service(self.context, self.request)
        if not service.may("View"):
            return {}
        answer = service.date(service.overview()) if expand else {}
        # The links to pages are of the answer around it.
        for part in (answer, answer.get("results", {})):
            part.pop("batching", None)
        answer["@id"] = self.context.absolute_url() + "/@cron"
        return {"cron": answer}
