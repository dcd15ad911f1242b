"""A Told as a page shows it: when, what came of it, and how that looks."""

from collective.cron import _
from collective.cron import clock
from collective.cron.alerts.channels import known
from collective.cron.alerts.entry import GIVEN_UP
from collective.cron.alerts.entry import SENT
from collective.cron.overview import told
from collective.cron.words import moments


OUTCOMES = {
    told.WAITING: _(u"Waits"),
    SENT: _(u"Sent"),
    GIVEN_UP: _(u"Given up"),
}
# The badge of each, by the names of statuses that have a colour.
LOOKS = {told.WAITING: "queued", SENT: "ok", GIVEN_UP: "failed"}


def say(one, zone):
    """Return a Told as a dict for a page."""
    at = one.ended or one.at
    channel = known.find(one.channel)
    return dict(
        one._asdict(),
        # One that an add-on brought may be gone.
        channel=one.channel if channel is None else channel.title,
        iso=clock.to_iso(at),
        time=moments.show(at, zone),
        said=OUTCOMES[one.outcome],
        look="cron-badge cron-" + LOOKS[one.outcome],
        again=one.again and moments.show(one.again, zone),
    )
