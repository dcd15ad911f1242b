"""Rate: so many messages an hour by each channel; what is more becomes one message."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.messages.subjects import MORE
from collective.cron.alerts.messages.subjects import PING
from collective.cron.alerts.messages.subjects import RULES
from collective.cron.alerts.messages.subjects import TEST
from collective.cron.settings.alerts import site_alerts
from datetime import timedelta


HOUR = timedelta(hours=1)
LISTED = 50  # of what is put into one message


def hold(site, alert):
    """Put an Alert into the one message that tells of more, if the hour is full.

    Return whether that was done. That one message comes when there is room again.
    """
    if alert.kind in (MORE, TEST, PING, RULES):
        return False
    lately = [
        one
        for one in outbox.ended(site, clock.now() - HOUR)
        if one.channel == alert.channel
    ]
    groups = set(one.group for one in lately)
    if len(groups) < site_alerts.get("alert_most", site):
        return False
    first = min(one.ended for one in lately)
    more = _find_more(site, alert.channel, first + HOUR)
    if more is None:
        return False
    _put_in(more, alert)
    outbox.take_away(site, alert)
    return True


def _find_more(site, channel, when):
    for one in outbox.waiting(site):
        # One that was sent once, or whose targets are known, is closed.
        is_open = one.target is None and one.taken is None
        if is_open and (one.kind, one.channel) == (MORE, channel):
            return one
    added = outbox.add(site, MORE, [channel], {"count": 0, "tasks": ()}, None, when)
    return added[0] if added else None


def _put_in(more, alert):
    facts = more.facts
    tasks, names = facts["tasks"], ("title", "path", "reason")
    if len(tasks) < LISTED:
        one = dict((name, alert.facts.get(name) or u"") for name in names)
        tasks += (dict(one, kind=alert.kind),)
    more.facts = dict(facts, count=facts["count"] + 1, tasks=tasks)
