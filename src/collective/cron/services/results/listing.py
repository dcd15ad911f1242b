"""The results of a Backend, newest first, and one of them by its id."""

from collective.cron.interfaces import RESULTS_ID
from collective.cron.services.results import shown
from collective.cron.services.shared.page import Page
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.service import CronService
from plone.restapi.interfaces import ISerializeToJson
from six.moves import range
from zExceptions import NotFound
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


def list_results(backend, request, start, size):
    """Return one page of the results of a Backend; loads no others."""
    folder = backend.results_folder()
    total = 0 if folder is None else len(folder)
    # Of positions: only the results of one page are loaded.
    page = Page(request, range(total), start, size)
    ids = folder.newest(start, size) if start < total else []
    listed = page.wrap([serialize(folder[id], request) for id in ids])
    listed["@id"] = "%s/%s" % (backend.absolute_url(), RESULTS_ID)
    return listed


def serialize(result, request):
    """Return a result as plain data."""
    return getMultiAdapter((result, request), ISerializeToJson)()


@implementer(IPublishTraverse)
class ResultsGet(CronService):
    """For plone.rest results are no content: this stands at their address."""

    def __init__(self, context, request):
        super(ResultsGet, self).__init__(context, request)
        self.path = []

    def publishTraverse(self, request, name):
        self.path.append(name)
        return self

    def tell(self):
        parameters = Parameters(self.request)
        if self.path:
            parameters.refuse_others()
            return self.tell_one()
        parameters.refuse_others("b_start", "b_size")
        return list_results(self.context, self.request, *parameters.start_and_size())

    def tell_one(self):
        folder = self.context.results_folder()
        result = None
        if folder is not None and len(self.path) == 1:
            result = folder.get(self.path[0])
        if result is None:
            raise NotFound("/".join(self.path))
        base = folder.absolute_url()
        newer, older = [
            "%s/%s" % (base, id) if id else None
            for id in folder.neighbours(result.getId())
        ]
        return dict(
            serialize(result, self.request),
            newer=newer,
            older=older,
            tables=shown.describe_tables(result, self.site),
        )
