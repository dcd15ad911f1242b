"""The preview of a schedule, in the form and alone: words, next runs, clock changes."""

from AccessControl import Unauthorized
from collective.cron.bbb import text_type
from collective.cron.browser.shared.page import CronPage
from collective.cron.clock import to_iso
from collective.cron.errors import EXCERPT
from collective.cron.interfaces import IBackend
from collective.cron.schedule import occurrence
from collective.cron.schedule.course import NO_LIMITS
from collective.cron.schedule.periodicity import MAX_LENGTH
from collective.cron.settings.backend_course import limits_of
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments
from collective.cron.words import wording
from collective.cron.words.forecast import Forecast
from plone import api
from plone.memoize.view import memoize
from plone.transformchain.interfaces import DISABLE_TRANSFORM_REQUEST_KEY
from plone.uuid.interfaces import IUUID
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from six import ensure_text


class Preview(CronPage):
    """GET with `periodicity` and `timezone`: a piece of HTML. It only reads."""

    template = ViewPageTemplateFile("preview.pt")

    def __call__(self):
        if not (self.may("Manage") or self.may("View")):
            raise Unauthorized("collective.cron: View or Manage")
        self.request.response.setHeader("Cache-Control", "no-store")
        # A piece of a page: no theme, nor the script of plone.protect.
        self.request.environ[DISABLE_TRANSFORM_REQUEST_KEY] = True
        return self.show(
            read(self.request, "periodicity"),
            read(self.request, "timezone") or site_zone(),
        )

    def show(self, text, zone):
        seed = seed_of(self.context)
        self.forecast = Forecast(text, zone, self.now, seed) if text.strip() else None
        return self.template().strip()

    @property
    @memoize
    def language(self):
        return api.portal.get_current_language()

    @property
    def has_limits(self):
        """Whether the task runs on other days than is shown: those of its limits."""
        backend = self.context
        return IBackend.providedBy(backend) and limits_of(backend) != NO_LIMITS

    @property
    def error(self):
        return self.forecast.complaint(self.language)

    @property
    def words(self):
        return self.forecast.words(self.language)

    @property
    def warnings(self):
        return self.forecast.warnings(self.language)

    @property
    def runs(self):
        """Dicts with `iso`, `day` (of the week), `text` and `distance`."""
        days, _months = wording.names_of(self.language.split("-")[0])
        zone = self.forecast.zone
        return [
            {
                "iso": to_iso(run),
                "day": days[run.astimezone(occurrence.get_zone(zone)).isoweekday() % 7],
                "text": moments.show_minute(run, zone),
                "distance": self.distance(run),
            }
            for run in self.forecast.runs
        ]


def seed_of(context):
    """Return what the H of an expression are resolved by here; None for a new task."""
    return str(IUUID(context)) if IBackend.providedBy(context) else None


def read(request, name, limit=MAX_LENGTH + EXCERPT):
    """Return what a request says under a name as text, whatever was sent.

    At most `limit` characters: a little more than the parser accepts, so that too much
    is still too much.
    """
    value = request.form.get(name)
    if isinstance(value, (list, tuple)):
        value = value[0] if value else u""
    if not isinstance(value, (bytes, text_type)):
        return u""
    return ensure_text(value[:limit], errors="replace")
