"""POST and DELETE @cron-health-token: with which monitors read of this site."""

from collective.cron import _
from collective.cron import logger
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import NOTHING_TO_DO
from collective.cron.actions.outcome import Outcome
from collective.cron.health import site_token
from collective.cron.services.controlpanel.pause import SiteAction
from collective.cron.worksite.entering import site_path


class TokenPost(SiteAction):
    def perform(self):
        self.token = site_token.make(self.context, self.by, self.now)
        place = site_path(self.context)
        logger.info("%s: a new token for monitors, made by %s", place, self.by)
        message = _(
            u"Keep it: it is shown this once, and the one before is void from now on."
        )
        return Outcome(DONE, message)

    def describe(self):
        url = self.context.absolute_url()
        self.request.response.setHeader("Cache-Control", "no-store")
        return {"@id": url + "/@@cron-health", "token": self.token}


class TokenDelete(SiteAction):
    def perform(self):
        if not site_token.drop(self.context):
            return Outcome(NOTHING_TO_DO, _(u"There is no token."))
        place = site_path(self.context)
        logger.info("%s: the token for monitors was removed by %s", place, self.by)
        return Outcome(DONE, _(u"No monitor reads with that token any more."))

    def describe(self):
        return {"@id": self.context.absolute_url() + "/@@cron-health"}
