"""POST and DELETE @cron-health-token: with which monitors read of this site."""

from collective.cron.controlpanel import monitor_access
from collective.cron.services.controlpanel.pause import SiteAction


class TokenPost(SiteAction):
    def perform(self):
        outcome, self.token = monitor_access.make(self.context)
        return outcome

    def describe(self):
        url = self.context.absolute_url()
        self.request.response.setHeader("Cache-Control", "no-store")
        return {"@id": url + "/@@cron-health", "token": self.token}


class TokenDelete(SiteAction):
    def perform(self):
        return monitor_access.remove(self.context)

    def describe(self):
        return {"@id": self.context.absolute_url() + "/@@cron-health"}
