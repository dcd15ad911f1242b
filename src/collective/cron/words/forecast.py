"""Forecast: what a periodicity would do in a zone, before anything is saved."""

from collective.cron.errors import CronError
from collective.cron.schedule import coming_clock_changes
from collective.cron.schedule import periodicity
from collective.cron.schedule.course import Course
from collective.cron.schedule.course import NO_LIMITS
from collective.cron.words import complaints
from collective.cron.words import wording
from zope.i18n import translate


RUNS = 5
CHANGES = 2  # the next in spring and the next in autumn


class Forecast(object):
    """`runs` are aware UTC, `changes` those of transitions.py; `text` is as typed.

    `seed`: of the task it is for, None if that is not there yet; then the runs of what
    is spread are an example. `error` is the CronError that says why nothing can be
    told, or None. `limits`: see course.py.
    """

    def __init__(self, text, zone, now, seed=None, limits=NO_LIMITS):
        self.text = text
        self.zone = zone
        self.seed = seed
        self.runs = []
        self.changes = []
        self.error = None
        try:
            self._look(Course.of(text, zone, limits, seed or ""), now)
        except CronError as error:
            self.error = error

    def _look(self, course, now):
        # Fewer are left where the rest is beyond the calendar, or its last day over.
        self.runs = course.upcoming(now, RUNS)
        found = coming_clock_changes.find(course.parsed, self.zone, now, CHANGES)
        last = self.runs[-1] if len(self.runs) < RUNS else None
        self.changes = [one for one in found if last is None or one.at <= last]

    @property
    def is_example(self):
        """Whether the task will have its own times, which nobody knows yet."""
        return self.seed is None and periodicity.has_spread(self.text)

    def words(self, language):
        return wording.describe(self.text, language, self.seed)

    def warnings(self, language):
        """Return what is to be said of the clock changes, in a language."""
        messages = [wording.explain_change(change) for change in self.changes]
        return [translate(message, target_language=language) for message in messages]

    def complaint(self, language):
        """Return what is wrong, in a language; None if nothing is."""
        if self.error is None:
            return None
        return complaints.explain(self.error, target_language=language)
