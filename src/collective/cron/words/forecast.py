"""Forecast: what a periodicity would do in a zone, before anything is saved."""

from collective.cron.errors import CronError
from collective.cron.errors import NeverRuns
from collective.cron.schedule import coming_clock_changes
from collective.cron.schedule import expression
from collective.cron.schedule import occurrence
from collective.cron.words import complaints
from collective.cron.words import wording
from zope.i18n import translate


RUNS = 5
CHANGES = 2  # the next in spring and the next in autumn


class Forecast(object):
    """`runs` are aware UTC, `changes` those of transitions.py; `text` is as typed.

    `error` is the CronError that says why nothing can be told, or None.
    """

    def __init__(self, text, zone, now):
        self.text = text
        self.zone = zone
        self.runs = []
        self.changes = []
        self.error = None
        try:
            self._look(expression.parse(text), now)
        except CronError as error:
            self.error = error

    def _look(self, parsed, now):
        occurrence.get_zone(self.zone)
        after = now
        try:
            while len(self.runs) < RUNS:
                after = occurrence.next_occurrence(parsed, self.zone, after)
                self.runs.append(after)
        except NeverRuns:
            # The rare days that are left are beyond the calendar.
            if not self.runs:
                raise
        self.changes = coming_clock_changes.find(parsed, self.zone, now, CHANGES)

    def words(self, language):
        return wording.describe(self.text, language)

    def warnings(self, language):
        """Return what is to be said of the clock changes, in a language."""
        messages = [wording.explain_change(change) for change in self.changes]
        return [translate(message, target_language=language) for message in messages]

    def complaint(self, language):
        """Return what is wrong, in a language; None if nothing is."""
        if self.error is None:
            return None
        return complaints.explain(self.error, target_language=language)
