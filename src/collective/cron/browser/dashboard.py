"""The dashboard: all Backends of the site that a person may see."""

from collective.cron import listing
from collective.cron.browser import workers
from collective.cron.browser.overview import Overview
from collective.cron.browser.page import CronPage
from plone.batching import Batch
from plone.memoize.view import memoize


PAGE = 50  # rows


class Dashboard(CronPage):
    """Only the Backends of one page of the list are loaded."""

    @property
    @memoize
    def batch(self):
        brains = listing.find_brains()
        return Batch(brains, PAGE, self.read_start(len(brains), PAGE))

    @property
    @memoize
    def rows(self):
        return listing.gather(self.batch, lambda backend: Overview(backend, self))

    @property
    def panel(self):
        return workers.summarize(self)
