"""CCRONUtils: the original's helper to write into a results folder by hand."""

from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import ICCRONUtils
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.queueing.job import MANUAL
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from zope.component import adapter
from zope.interface import implementer


@implementer(ICCRONUtils)
@adapter(IBackend)
class CCRONUtils(object):
    """See ICCRONUtils."""

    def __init__(self, backend):
        self.backend = backend

    def log(self, date=None, status=u"OK", errors=None):
        end = clock.now() if date is None else clock.to_utc(date)
        messages = result_writer.bound_messages(errors or ())
        result = result_writer.record(
            self.backend,
            status=status,
            messages=messages,
            reason=messages[0] if messages else u"",
            occurrence=end,
            end=end,
            trigger=MANUAL,
        )
        site = sites.site_of(self.backend)
        current = state.get_state(site, str(IUUID(self.backend)))
        newest = self.backend.results_folder().newest(size=1)
        if current is not None and result.getId() in newest:
            result_writer.note(current, result)
        return result

    def getFolder(self, id, title, context=None):
        context = self.backend if context is None else context
        if id not in context:
            createContentInContainer(
                context, "Folder", checkConstraints=False, id=id, title=title
            )
        return context[id]
