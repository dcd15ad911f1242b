"""GET @cron-preview: what a schedule would do, before anything is saved."""

from AccessControl import Unauthorized
from collective.cron.browser.schedule.preview import seed_of
from collective.cron.clock import to_iso
from collective.cron.errors import ExpressionError
from collective.cron.schedule import occurrence
from collective.cron.schedule.course import Limits
from collective.cron.schedule.expression import MAX_LENGTH as MAX_NAME
from collective.cron.schedule.left_out import days
from collective.cron.schedule.periodicity import MAX_LENGTH
from collective.cron.services.schedule import changes
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.service import CronService
from collective.cron.settings.schedule_schema import MOST_RUNS
from collective.cron.settings.zones import site_zone
from collective.cron.words.forecast import Forecast
from plone import api


LIMITS = ("begins_on", "ends_on", "most_runs", "left_out")


class PreviewGet(CronService):
    """Anywhere in the site, for those who may View or Manage there."""

    def tell(self):
        if not (self.may("Manage") or self.may("View")):
            raise Unauthorized("collective.cron: View or Manage")
        asked = Parameters(self.request)
        asked.refuse_others("periodicity", "timezone", *LIMITS)
        text = asked.text("periodicity", MAX_LENGTH)
        zone = asked.text("timezone", MAX_NAME) or site_zone()
        most = asked.number("most_runs", 1, MOST_RUNS, MOST_RUNS)
        seed = seed_of(self.context)
        forecast = Forecast(text, zone, self.now, seed, _read_limits(asked))
        if forecast.error is not None:
            return self.complain(forecast)
        return {
            "@id": "%s/@cron-preview" % self.context.absolute_url(),
            "periodicity": text,
            "words": self.say(text, seed),
            "example": forecast.is_example,
            "timezone": zone,
            "upcoming": [_describe_run(run, zone) for run in forecast.runs[:most]],
            "clock_changes": [
                changes.describe(change, self.request) for change in forecast.changes
            ],
        }

    def complain(self, forecast):
        error = forecast.error
        return self.refuse(
            400,
            "BadRequest",
            forecast.complaint(api.portal.get_current_language()),
            field=error.field,
            value=error.value,
            accepted=error.accepted,
        )


def _read_limits(asked):
    """Return the Limits that are asked for; raise BadParameter."""
    left_out = asked.text("left_out", days.MAX_LENGTH)
    try:
        spans = days.parse(left_out).spans if left_out else ()
    except ExpressionError as error:
        raise BadParameter(error.what, error.value, error.accepted, "left_out")
    return Limits(asked.date("begins_on"), asked.date("ends_on"), spans)


def _describe_run(run, zone):
    local = run.astimezone(occurrence.get_zone(zone))
    return {"utc": to_iso(run), "local": local.isoformat()}
