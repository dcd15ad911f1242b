"""The dashboard: all Backends of the site that a person may see."""

from collective.cron import logger
from collective.cron.browser import workers
from collective.cron.browser.overview import Overview
from collective.cron.browser.page import CronPage
from collective.cron.interfaces import IBackend
from plone import api
from plone.batching import Batch
from plone.memoize.view import memoize


PAGE = 50  # rows


class Dashboard(CronPage):
    """Only the Backends of one page of the list are loaded."""

    @property
    @memoize
    def batch(self):
        # Expired and not yet published tasks run as well, so they are listed.
        brains = api.portal.get_tool("portal_catalog")(
            object_provides=IBackend.__identifier__,
            sort_on="sortable_title",
            show_inactive=True,
        )
        return Batch(brains, PAGE, self.read_start(len(brains), PAGE))

    @property
    @memoize
    def rows(self):
        return [row for row in map(self._make_row, self.batch) if row is not None]

    @property
    def panel(self):
        return workers.summarize(self)

    def _make_row(self, brain):
        try:
            backend = brain._unrestrictedGetObject()
            if not api.user.has_permission("collective.cron: View", obj=backend):
                return None
            return Overview(backend, self)
        except Exception:
            # One broken Backend must not take the whole list away.
            logger.exception("%s: cannot be shown", brain.getPath())
            return None
