"""Record: a result as people read it."""

from collective.cron import moments
from collective.cron.browser import labels


class Record(object):
    """`page` is the CronPage it is for; times are in the zone of the Backend."""

    def __init__(self, result, backend, page):
        self.result = result
        self.page = page
        self.zone = backend.timezone
        self.url = result.absolute_url()
        self.status = result.status
        self.reason = result.reason

    @property
    def time(self):
        """When it began; when it was recorded, for a run that did not begin."""
        return self._show(self.result.start or self.result.end)

    @property
    def distance(self):
        return self.page.distance(self.result.start or self.result.end)

    @property
    def occurrence(self):
        return self._show(self.result.occurrence)

    @property
    def start(self):
        return self._show(self.result.start)

    @property
    def end(self):
        return self._show(self.result.end)

    @property
    def length(self):
        seconds = self.result.duration()
        return u"" if seconds is None else moments.length(seconds)

    @property
    def trigger(self):
        return labels.trigger(self.result.trigger)

    def _show(self, instant):
        return u"" if instant is None else moments.show(instant, self.zone)
