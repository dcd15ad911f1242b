"""@@cron-alerts: what people were told, what waits; and a test of each channel."""

from collective.cron import _
from collective.cron.actions import alert_test
from collective.cron.alerts import wishes
from collective.cron.alerts.channels import known
from collective.cron.browser.backend.actions import Action
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.shared.page import CronPage
from collective.cron.browser.shared.told_in_words import say
from collective.cron.overview import told
from collective.cron.settings.zones import site_zone
from six import ensure_text
from six import string_types
from zope.interface import implementer


SHOWN = 500


@implementer(IBelowDashboard)
class AlertsView(CronPage):
    """Times are in the zone of the site, since the tasks may have several."""

    page_title = _(u"Alerts")

    @property
    def rows(self):
        return [say(one, site_zone()) for one in told.find(self.site, SHOWN)]

    @property
    def channels(self):
        """The channels that there are: name, title, and whether they are chosen."""
        chosen = wishes.channels_of(self.site)
        return [
            {"name": term.value, "title": term.title, "on": term.value in chosen}
            for term in known.ChannelsVocabulary()(self.site)
        ]


class SendTest(Action):
    """Sends a test by the channel that the form names."""

    starts_something = False

    @property
    def back_url(self):
        return self.context.absolute_url() + "/@@cron-alerts"

    def perform(self):
        name = self.request.form.get("channel")
        is_text = isinstance(name, string_types)
        name = ensure_text(name, errors="replace") if is_text else u""
        return alert_test.send_test(self.context, name)
