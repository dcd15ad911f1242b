"""ResultInWords: a result as people read it."""

from collective.cron import clock
from collective.cron.browser.shared import labels
from collective.cron.words import moments
from collective.cron.words import reasons


class ResultInWords(object):
    """Times are in the zone of the Backend, if no other is given.

    `page` is the CronPage it is for, with the `run_lengths` of the last results.
    """

    def __init__(self, result, backend, page, zone=None):
        self.result = result
        self.page = page
        self.zone = zone or backend.timezone
        self.url = result.absolute_url()
        self.status = result.status
        self.is_dry = result.is_dry
        self.reason = reasons.read(result.reason)
        self.seconds = result.duration()
        self.slow = page.run_lengths.is_slow(self.seconds)

    @property
    def time(self):
        """When it began; when it was recorded, for a run that did not begin."""
        return self._show(self._instant)

    @property
    def distance(self):
        return self.page.distance(self._instant)

    @property
    def iso(self):
        """The time for programs."""
        return clock.to_iso(self._instant)

    @property
    def _instant(self):
        return self.result.start or self.result.end

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
        return u"" if self.seconds is None else moments.length(self.seconds)

    @property
    def usual(self):
        """What a run usually takes, to compare with; empty where that is not known."""
        usual = self.page.run_lengths.usual
        return u"" if usual is None else moments.length(usual)

    @property
    def log(self):
        """Lines of the log, oldest first, a tuple of text."""
        return getattr(self.result, "log", ())

    @property
    def title(self):
        """How it went, a Message; `status` is the code of that."""
        return labels.result(self.status)

    @property
    def trigger(self):
        return labels.trigger(self.result.trigger)

    def _show(self, instant):
        return u"" if instant is None else moments.show(instant, self.zone)
