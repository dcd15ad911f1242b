"""The page of a Backend: its status, what comes next, and what was."""

from collective.cron import clock
from collective.cron.browser.backend import durations
from collective.cron.browser.backend import requested_run
from collective.cron.browser.backend.run_in_words import RunInWords
from collective.cron.browser.shared import deed_words
from collective.cron.browser.shared import labels
from collective.cron.browser.shared import outcome_strip
from collective.cron.browser.shared import told_in_words
from collective.cron.browser.shared.backend_in_words import BackendInWords
from collective.cron.browser.shared.result_in_words import ResultInWords
from collective.cron.browser.shared.sent.refreshed import RefreshedPage
from collective.cron.content.past import run_lengths
from collective.cron.overview import changes
from collective.cron.overview import readable_settings
from collective.cron.overview import status
from collective.cron.overview import told
from collective.cron.queueing.besides import backlog
from collective.cron.settings.backend_course import limits_of
from collective.cron.words import clocks
from collective.cron.words import moments
from collective.cron.words import wording
from collective.cron.words.forecast import Forecast
from collective.cron.worksite import identity
from collective.cron.worksite.directory import DirectoryAway
from plone.memoize.view import memoize
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


RESULTS, ALERTS, CHANGES = 10, 5, 5
# Seconds between two refreshes: while something happens, and while nothing does.
SOON, LATER = 2, 10


class BackendView(RefreshedPage):
    """Loads the newest 50 results, and no others however many there are."""

    running_part = ViewPageTemplateFile("running.pt")
    waiting_part = ViewPageTemplateFile("waiting.pt")
    durations_part = ViewPageTemplateFile("durations.pt")

    @property
    @memoize
    def overview(self):
        return BackendInWords(self.context, self)

    @property
    @memoize
    def run_lengths(self):
        return run_lengths.of(self.context)

    @property
    @memoize
    def records(self):
        results = self.run_lengths.results
        return [ResultInWords(result, self.context, self) for result in results]

    @property
    def newest_changes(self):
        """What was done with it last, as dicts."""
        return [
            {
                "time": moments.show_minute(entry.at, self.context.timezone),
                "deed": deed_words.DEEDS.get(entry.deed, entry.deed),
                "user": entry.user,
            }
            for entry in changes.latest(self.site, self.overview.manager.uid, CHANGES)
        ]

    @property
    def refresh(self):
        """After how many seconds the page is to look again."""
        follows = self.requested_run is not None and self.requested_run.open
        busy = self.overview.status.code in ("running", "queued")
        return SOON if busy or follows else LATER

    @property
    def hint(self):
        return labels.HINTS.get(self.overview.status.fix)

    @property
    def may_edit(self):
        """Whether the one fix is in the form, and the visitor may do it there."""
        fix = self.overview.status.fix
        if fix == status.CHOOSE_USER:
            return self.may("Manage") and self.may("Choose user")
        return fix == status.EDIT and self.may("Manage")

    @property
    def may_take_over(self):
        """Whether the user it runs as is gone, and could be the visitor instead."""
        gone = self.overview.status.fix == status.CHOOSE_USER
        return gone and self.may("Manage") and self._may_be_run_as()

    def _may_be_run_as(self):
        try:
            return identity.locate_current(self.overview.manager.site) is not None
        except DirectoryAway:
            return False  # the action would say so

    @property
    @memoize
    def requested_run(self):
        """The RequestedRun that the address names; None if it names none."""
        return requested_run.find(self)

    @property
    def here(self):
        """The address of this page, with the run that it follows."""
        followed = self.requested_run
        return self.overview.url if followed is None else followed.url

    @property
    @memoize
    def running(self):
        state = self.overview.state
        return [RunInWords(run, self) for run in (state.runs if state else ())]

    @property
    def extra(self):
        """The run besides the schedule that waits, as a dict, or None."""
        state = self.overview.state
        if state is None or state.extra is None:
            return None
        return self._describe(state.extra)

    @property
    def behind(self):
        """The runs that wait behind it, such dicts."""
        state = self.overview.state
        return [self._describe(one) for one in (state.row if state else ())]

    @property
    def later(self):
        """The runs besides the schedule that are to come, dicts."""
        state = self.overview.state
        if state is None:
            return []
        found = list(state.later) + backlog.runs(state, RESULTS)
        pairs = [(one.get("at", one["occurrence"]), one) for one in found]
        return [
            dict(
                self._describe(one), at=moments.say_start(at, self.context.timezone)
            )
            for at, one in sorted(pairs, key=lambda pair: pair[0])
        ]

    @property
    def more_later(self):
        """How many more there are that were asked for."""
        state = self.overview.state
        return 0 if state is None else max(backlog.count(state) - RESULTS, 0)

    def _describe(self, one):
        own = one.get("settings") or {}
        return {
            "trigger": labels.trigger(one["trigger"]),
            "by": one["by"],
            "is_dry": bool(own.get("dry_run")),
            "has_settings": bool(set(own).difference(["dry_run"])),
            "iso": clock.to_iso(one["occurrence"]),
        }

    @property
    @memoize
    def forecast(self):
        """What comes by the settings, also for an inactive Backend."""
        after = self.now if self.pause is None else self.pause.starts_after()
        zone = self.context.timezone
        return Forecast(
            self.context.periodicity,
            zone,
            after or self.now,
            self.overview.manager.uid,
            limits_of(self.context),
        )

    @property
    @memoize
    def upcoming(self):
        is_unknown = self.pause is not None and self.pause.until is None
        if is_unknown or self.overview.is_on_demand:
            return []
        return [self.overview.describe(instant) for instant in self.forecast.runs]

    @property
    def changes(self):
        """What is to be said of the next changes of the clocks, Messages."""
        if self.overview.is_on_demand:
            return []
        return [wording.explain_change(change) for change in self.forecast.changes]

    @property
    def requeued(self):
        """When and why the next run was queued for another time, a Message or None."""
        noted = self.overview.requeued
        return noted and clocks.say_requeued(zone=self.context.timezone, **noted)

    @property
    def strip(self):
        """How the last 20 runs went, as SVG."""
        state = self.overview.state
        return outcome_strip.draw(state.recent if state else "", self.request)

    @property
    def results(self):
        return self.records[:RESULTS]

    @property
    @memoize
    def durations(self):
        """How long the last runs took, see durations.py."""
        return durations.Durations(self)

    @property
    def alerts(self):
        """What people were told of it lately, and what waits."""
        found = told.find(self.site, ALERTS, self.overview.manager.uid)
        return [told_in_words.say(one, self.context.timezone) for one in found]

    @property
    def results_url(self):
        folder = self.context.results_folder()
        return folder.absolute_url() if folder is not None and len(folder) else None

    @property
    def settings(self):
        return readable_settings.describe(self.context, self.request)
