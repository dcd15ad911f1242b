"""All runs of the site that a person may see, newest first."""

from collective.cron import _
from collective.cron import clock
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.runs.filters import Filters
from collective.cron.browser.runs.task_choice import TaskChoice
from collective.cron.browser.shared import labels
from collective.cron.browser.shared.result_in_words import ResultInWords
from collective.cron.browser.shared.sent.refreshed import RefreshedPage
from collective.cron.browser.shared.typed import given
from collective.cron.content.past.run_lengths import RunLengths
from collective.cron.memory import progress
from collective.cron.overview.all_runs import AllRuns
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments
from plone.memoize.view import memoize
from zope.interface import implementer


REFRESH = 15  # seconds


@implementer(IBelowDashboard)
class RunsView(RefreshedPage):
    """Times are in the zone of the site, since the tasks may have several."""

    page_title = _(u"All runs")
    # What is usual would be asked of 50 results of each task.
    run_lengths = RunLengths(())

    @property
    def zone(self):
        return site_zone()

    @property
    @memoize
    def filters(self):
        return Filters(self.request.form)

    @property
    @memoize
    def runs(self):
        return AllRuns(self.site, self.filters.wanted)

    @property
    @memoize
    def rows(self):
        """Pairs of the Backend and its ResultInWords."""
        zone = self.zone
        return [
            (found.backend, ResultInWords(found.result, found.backend, self, zone))
            for found in self.runs.found
        ]

    @property
    @memoize
    def running(self):
        """What goes on now, as dicts."""
        return [self._describe(run, backend) for run, backend in self.runs.running]

    def _describe(self, run, backend):
        told = progress.read(self.site, run["token"])
        fraction = told.fraction if told is not None else None
        seconds = max((self.now - run["started"]).total_seconds(), 0)
        return {
            "title": backend.Title(),
            "url": backend.absolute_url(),
            "since": moments.show(run["started"], self.zone),
            "iso": clock.to_iso(run["started"]),
            "length": moments.length(int(seconds)),
            "trigger": labels.trigger(run["trigger"]),
            "by": run["by"],
            "user": run["user"],
            "percent": None if fraction is None else int(fraction * 100),
        }

    @property
    @memoize
    def task_choice(self):
        return TaskChoice(self.runs, self.filters.values.get("task"))

    @property
    def statuses(self):
        return self._choices("status", sorted(labels.RESULTS), labels.RESULTS)

    @property
    def triggers(self):
        return self._choices("trigger", sorted(labels.TRIGGERS), labels.TRIGGERS)

    def _choices(self, name, codes, titles):
        return given.choices(codes, titles, self.filters.values.get(name))

    @property
    def refresh(self):
        """After how many seconds to look again; what lies back does not change."""
        return None if self.filters.wanted.before else REFRESH

    @property
    def further(self):
        """The address from which on there may be more, or None."""
        place = self.runs.further
        return self.link(before=place) if place else None

    @property
    def newest(self):
        """The address of the newest ones, or None if these are they."""
        return self.link(before=None) if self.filters.wanted.before else None

    @property
    def everything(self):
        """The address without filters, or None if there are none."""
        if not self.filters.values:
            return None
        return self.context.absolute_url() + "/@@cron-runs"

    def link(self, **changes):
        return self.filters.link(self.context.absolute_url(), **changes)
