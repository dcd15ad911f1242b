"""@@cron-calendar.ics, and the buttons for an address that opens it without a login."""

from AccessControl import Unauthorized
from collective.cron import _
from collective.cron.actions import calendar_access
from collective.cron.actions.outcome import Outcome
from collective.cron.browser.backend.actions import Action
from collective.cron.browser.shared.page import CronPage
from collective.cron.overview import listing
from collective.cron.overview.simulated import calendar_feed
from collective.cron.worksite import identity
from zExceptions import NotFound
from zope.i18n import translate


KIND = "text/calendar; charset=utf-8"
DESCRIPTION = _(
    u"help_calendar",
    default=u"Runs by schedule of the next weeks, as the settings are now. Tasks that "
    u"start more than 24 times a day are left out, and runs that somebody asks for.",
)


class CalendarFeed(CronPage):
    """For those with View, and for who has a token as the one who made it."""

    def __call__(self):
        if "token" not in self.request.form:
            if not self.may("View"):
                raise Unauthorized("collective.cron: View")
            return self.write()
        user = calendar_access.user_of(self.site, self.request.form["token"])
        if user is None:
            raise NotFound("cron-calendar.ics")
        with identity.acting_as(user):
            if not self.may("View"):
                raise NotFound("cron-calendar.ics")
            return self.write()

    def write(self):
        found = listing.gather(self.site, lambda backend: backend)
        said = translate(DESCRIPTION, context=self.request)
        weeks, title = self.weeks, self.site.title
        data = calendar_feed.write(found, self.now, weeks, title, said)
        response = self.request.response
        response.setHeader("Content-Type", KIND)
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Cache-Control", "private, no-store")
        # The token is not to be told to where links lead.
        response.setHeader("Referrer-Policy", "no-referrer")
        return data

    @property
    def weeks(self):
        """For how many weeks: what else is asked for is taken for what is usual."""
        try:
            weeks = int(self.request.form.get("weeks"))
        except (TypeError, ValueError):
            return calendar_feed.WEEKS
        return min(max(weeks, 1), calendar_feed.MOST_WEEKS)


class CalendarAction(Action):
    """Goes back to the page that offers it."""

    starts_something = False

    @property
    def back_url(self):
        return self.context.absolute_url() + "/@@cron-simulate"


class MakeAddress(CalendarAction):
    """Says the address once: nobody can read it later."""

    def perform(self):
        outcome, token = calendar_access.make(self.context)
        if token is None:
            return outcome
        base = self.context.absolute_url()
        address = u"%s/@@cron-calendar.ics?token=%s" % (base, token)
        message = _(
            u"calendar_address",
            default=u"${done} Copy it now, it is not shown again: ${address}",
            mapping={"done": outcome.message, "address": address},
        )
        return Outcome(outcome.code, message)


class RevokeAddress(CalendarAction):
    """One's own, or the one that is named, for those with Manage."""

    def perform(self):
        name = self.request.form.get("address")
        if name is None:
            return calendar_access.revoke(self.context)
        if not self.may("Manage"):
            raise Unauthorized("collective.cron: Manage")
        return calendar_access.revoke_of_other(self.context, name)
