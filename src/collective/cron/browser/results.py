"""The results of a Backend, newest first, and the page of each."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron.browser.page import CronPage
from collective.cron.browser.record import Record
from plone.batching import Batch
from plone.memoize.view import memoize
from six.moves import range


PAGE = 25  # rows


class ResultsView(CronPage):
    @property
    def backend(self):
        return aq_parent(aq_inner(self.context))

    @property
    @memoize
    def batch(self):
        # Of positions: only the results of one page are loaded.
        total = len(self.context)
        return Batch(range(total), PAGE, self.read_start(total, PAGE))

    @property
    def records(self):
        positions = list(self.batch)
        if not positions:
            return []
        ids = self.context.newest(positions[0], len(positions))
        return [Record(self.context[id], self.backend, self) for id in ids]


class ResultView(CronPage):
    @property
    def folder(self):
        return aq_parent(aq_inner(self.context))

    @property
    def backend(self):
        return aq_parent(self.folder)

    @property
    @memoize
    def record(self):
        return Record(self.context, self.backend, self)

    @property
    @memoize
    def neighbours(self):
        """Addresses of the next newer and the next older result; None at the ends."""
        base = self.folder.absolute_url()
        found = self.folder.neighbours(self.context.getId())
        return ["%s/%s" % (base, id) if id else None for id in found]
