"""The token of a site for monitors: below the form of the settings, and shown once."""

from collective.cron import _
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.shared.page import CronPage
from collective.cron.controlpanel import monitor_access
from collective.cron.controlpanel.actions import SiteAction
from collective.cron.health import site_token
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments
from plone.protect import CheckAuthenticator
from zope.interface import implementer


class Monitoring(CronPage):
    """The piece below the form: whether there is a token, and what is done with it."""

    @property
    def made(self):
        """Who made the token and when, in words; None if there is none."""
        noted = site_token.noted(self.site)
        if noted is None:
            return None
        return {"by": noted[0], "when": moments.show_minute(noted[1], site_zone())}


@implementer(IBelowDashboard)
class MakeToken(CronPage):
    """Makes a token and shows it, on this page and never again."""

    page_title = _(u"Token for monitors")
    token = message = None

    def __call__(self):
        if self.request.get("REQUEST_METHOD") != "POST":
            url = self.context.absolute_url() + "/@@cron-settings"
            return self.request.response.redirect(url)
        CheckAuthenticator(self.request)
        outcome, self.token = monitor_access.make(self.context)
        self.message = outcome.say(self.request)
        self.request.response.setHeader("Cache-Control", "no-store")
        return self.index()


class RemoveToken(SiteAction):
    @property
    def back_url(self):
        return self.context.absolute_url() + "/@@cron-settings"

    def perform(self):
        return monitor_access.remove(self.context)
