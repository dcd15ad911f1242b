"""GET @cron-preview: what a schedule would do, before anything is saved."""

from AccessControl import Unauthorized
from collective.cron.browser.schedule.preview import seed_of
from collective.cron.clock import to_iso
from collective.cron.schedule import occurrence
from collective.cron.schedule.expression import MAX_LENGTH as MAX_NAME
from collective.cron.schedule.periodicity import MAX_LENGTH
from collective.cron.services.schedule import changes
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.service import CronService
from collective.cron.settings.zones import site_zone
from collective.cron.words.forecast import Forecast
from plone import api


class PreviewGet(CronService):
    """Anywhere in the site, for those who may View or Manage there."""

    def tell(self):
        if not (self.may("Manage") or self.may("View")):
            raise Unauthorized("collective.cron: View or Manage")
        asked = Parameters(self.request)
        asked.refuse_others("periodicity", "timezone")
        text = asked.text("periodicity", MAX_LENGTH)
        zone = asked.text("timezone", MAX_NAME) or site_zone()
        seed = seed_of(self.context)
        forecast = Forecast(text, zone, self.now, seed)
        if forecast.error is not None:
            return self.complain(forecast)
        return {
            "@id": "%s/@cron-preview" % self.context.absolute_url(),
            "periodicity": text,
            "words": self.say(text, seed),
            "example": forecast.is_example,
            "timezone": zone,
            "upcoming": [_describe_run(run, zone) for run in forecast.runs],
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


def _describe_run(run, zone):
    local = run.astimezone(occurrence.get_zone(zone))
    return {"utc": to_iso(run), "local": local.isoformat()}
