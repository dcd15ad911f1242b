"""Overview: one Backend in short, as a row of the dashboard and head of its page."""

from collective.cron import logger
from collective.cron import moments
from collective.cron import redact
from collective.cron import status
from collective.cron.interfaces import IBackendJobManager
from collective.cron.interfaces import IBackendTitleCompl
from plone import api


class Overview(object):
    """What the scheduling state tells of a Backend; loads no result.

    `page` is the CronPage it is for.
    """

    def __init__(self, backend, page):
        self.backend = backend
        self.page = page
        self.manager = IBackendJobManager(backend)
        self.state = self.manager.state
        self.status = status.assess(self.manager, page.workers, page.now)
        self.zone = backend.timezone
        self.url = backend.absolute_url()

    @property
    def title(self):
        return self.backend.Title() or self.backend.getId()

    @property
    def complement(self):
        """A few words of an add-on behind the title, or empty text."""
        try:
            adapter = IBackendTitleCompl(self.backend, None)
            words = u"" if adapter is None else adapter.getComplement()
            return redact.to_text(words or u"")
        except Exception:
            # One broken add-on must not take the whole list away.
            logger.exception("%s: no complement of the title", self.manager.describe())
            return u""

    @property
    def type_title(self):
        type_info = api.portal.get_tool("portal_types").getTypeInfo(self.backend)
        return type_info.Title() if type_info else self.backend.portal_type

    @property
    def words(self):
        return self.page.say(self.backend.periodicity)

    @property
    def next(self):
        """The queued occurrence as a dict with `text` and `distance`, or None."""
        instant = self.state and self.state.next_at
        return self.describe(instant) if instant else None

    @property
    def last(self):
        """The newest result as a dict, or None before the first."""
        last = self.state and self.state.last
        if not last:
            return None
        began = last["start"] or last["end"]
        length = u""
        if last["start"]:
            length = moments.length((last["end"] - last["start"]).total_seconds())
        return {
            "status": last["status"],
            "reason": last["reason"],
            "text": moments.show(began, self.zone),
            "distance": self.page.distance(began),
            "length": length,
            "url": "%s/--results--/%s" % (self.url, last["id"]),
        }

    def describe(self, occurrence):
        """Return an occurrence as a dict with `text` and `distance`."""
        return {
            "text": moments.show_minute(occurrence, self.zone),
            "distance": self.page.distance(occurrence),
        }
