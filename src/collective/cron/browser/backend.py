"""The page of a Backend: its status, what comes next, and what was."""

from collective.cron import moments
from collective.cron.browser import labels
from collective.cron.browser import settings
from collective.cron.browser.overview import Overview
from collective.cron.browser.page import CronPage
from collective.cron.browser.record import Record
from plone.memoize.view import memoize


UPCOMING = 5
RESULTS = 10


class BackendView(CronPage):
    @property
    @memoize
    def overview(self):
        return Overview(self.context, self)

    @property
    def hint(self):
        return labels.HINTS.get(self.overview.status.fix)

    @property
    def upcoming(self):
        """The next occurrences by the settings, also for an inactive Backend."""
        found = self.overview.upcoming(UPCOMING)
        return [self.overview.describe(instant) for instant in found]

    @property
    def running(self):
        state = self.overview.state
        return [self._describe_run(run) for run in (state.runs if state else ())]

    def _describe_run(self, run):
        return {
            "since": moments.show(run["started"], self.context.timezone),
            "distance": self.distance(run["started"]),
            "trigger": labels.trigger(run["trigger"]),
            "by": run["by"],
            "worker": run["host"],
            "attempt": run["attempt"],
        }

    @property
    def extra(self):
        """The run besides the schedule that waits, as a dict, or None."""
        state = self.overview.state
        if state is None or state.extra is None:
            return None
        return {
            "trigger": labels.trigger(state.extra["trigger"]),
            "by": state.extra["by"],
        }

    @property
    def results(self):
        folder = self.context.results_folder()
        ids = folder.newest(size=RESULTS) if folder is not None else []
        return [Record(folder[id], self.context, self) for id in ids]

    @property
    def results_url(self):
        folder = self.context.results_folder()
        return folder.absolute_url() if folder is not None and len(folder) else None

    @property
    def settings(self):
        return settings.describe(self.context, self.request)
