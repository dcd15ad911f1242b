"""Durations: the chart of the last runs, and the same in words and as a table."""

from collective.cron import _
from collective.cron.browser.backend import chart
from collective.cron.browser.shared import labels
from collective.cron.words import moments
from zope.i18n import translate


class Durations(object):
    """`page` has `records`, newest first, and their `run_lengths`."""

    def __init__(self, page):
        self.request = page.request
        self.run_lengths = page.run_lengths
        self.records = page.records

    @property
    def shown(self):
        """Whether there is anything to compare."""
        return len([r for r in self.records if r.seconds is not None]) > 1

    @property
    def chart(self):
        """The chart as the text of an svg element, the oldest run first."""
        bars = [
            chart.Bar(r.seconds, r.status, r.slow, self._say(r), r.url)
            for r in reversed(self.records)
        ]
        return chart.draw(bars, self.run_lengths.usual)

    def _say(self, record):
        title = translate(labels.result(record.status), context=self.request)
        pieces = [record.time, record.length, title]
        if record.slow:
            pieces.append(translate(_(u"unusually slow"), context=self.request))
        return u", ".join(piece for piece in pieces if piece)

    @property
    def statuses(self):
        """The letters in the chart, with the words for what each stands for."""
        found = sorted(set(record.status for record in self.records))
        return [(name[:1], labels.result(name)) for name in found if name != u"OK"]

    @property
    def slow(self):
        return [record for record in self.records if record.slow]

    @property
    def summary(self):
        """The chart in a sentence, or None where nothing is usual yet."""
        usual, limit = self.run_lengths.usual, self.run_lengths.slow_after
        if usual is None:
            return None
        values = {
            "usual": moments.length(usual),
            "limit": u"" if limit is None else moments.length(limit),
            "slow": len(self.slow),
            "total": len(self.records),
        }
        if limit is None:
            return _(
                u"durations_usual",
                default=u"A run usually takes ${usual}.",
                mapping=values,
            )
        return _(
            u"durations_slow",
            default=u"A run usually takes ${usual}; more than ${limit} is unusually "
            u"slow. Unusually slow of the last ${total}: ${slow}.",
            mapping=values,
        )
