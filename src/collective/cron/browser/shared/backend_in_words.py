"""BackendInWords: one Backend in short, for a row of a list or the head of its page."""

from collective.cron import clock
from collective.cron.browser.shared import labels
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.overview.evidence.health import TITLES
from collective.cron.overview.selection import codes_of
from collective.cron.words import moments


class BackendInWords(BackendOverview):
    """A BackendOverview in words; `page` is the CronPage it is for."""

    def __init__(self, backend, page, found=None):
        super(BackendInWords, self).__init__(
            backend, page.workers, page.now, page.known, found
        )
        self.page = page

    @property
    def words(self):
        return self.page.say_schedule(self)

    @property
    def mark(self):
        """How it went, where its status tells something else and that was bad.

        A dict with `code` and `title`, or None.
        """
        more = codes_of(self) - set([self.status.code])
        return {"code": self.health, "title": TITLES[self.health]} if more else None

    @property
    def next(self):
        """The queued occurrence as a dict, see below, or None."""
        return self.describe(self.next_at) if self.next_at else None

    @property
    def last(self):
        """The newest result as a dict, or None before the first."""
        last = self.state and self.state.last
        if not last:
            return None
        length = u""
        if last["start"]:
            length = moments.length((last["end"] - last["start"]).total_seconds())
        return {
            "status": last["status"],
            "title": labels.result(last["status"]),
            "reason": last["reason"],
            "text": moments.show(self.last_at, self.zone),
            "iso": clock.to_iso(self.last_at),
            "distance": self.page.distance(self.last_at),
            "length": length,
            "url": "%s/--results--/%s" % (self.url, last["id"]),
        }

    def describe(self, occurrence):
        """Return an occurrence as a dict with `text`, `iso` and `distance`."""
        return {
            "text": moments.show_minute(occurrence, self.zone),
            "iso": clock.to_iso(occurrence),
            "distance": self.page.distance(occurrence),
        }
