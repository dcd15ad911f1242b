"""A test of a channel: sent at once, and it is said what came of it.

Whoever calls has checked the permission and that the request is meant.
"""

from collective.cron import _
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import REFUSED
from collective.cron.alerts.channels import known
from collective.cron.alerts.delivery import testing_channel
from collective.cron.settings.alerts import site_alerts


NO_CHANNEL = _(u"There is no such channel.")
NOBODY = _(u"Nobody is chosen who would be told.")


def send_test(site, name):
    """Send a test to all that a channel would tell; return an Outcome."""
    channel = known.find(name)
    if channel is None:
        return Outcome(REFUSED, NO_CHANNEL)
    sent, failed = testing_channel.send(site, name, channel)
    if failed:
        values = {"target": failed[0][0], "error": failed[0][1]}
        message = _(
            u"alert_test_failed",
            default=u"The test was not sent to ${target}: ${error}",
            mapping=values,
        )
        return Outcome(REFUSED, message)
    if not sent:
        return Outcome(REFUSED, NOBODY)
    values = {"targets": u", ".join(sent)}
    if name in (site_alerts.get("alert_channels", site) or ()):
        message = _(
            u"alert_test_sent",
            default=u"The test was sent to ${targets}.",
            mapping=values,
        )
    else:
        message = _(
            u"alert_test_sent_unchosen",
            default=u"The test was sent to ${targets}. The channel is not chosen yet: "
            u"nothing else is told by it.",
            mapping=values,
        )
    return Outcome(DONE, message)
