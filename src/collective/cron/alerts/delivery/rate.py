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
TOLD = ("title", "path", "reason")  # of each
COUNTS = ("count", "failures", "silent")


class Hour(object):
    """What a look at the outbox finds of the hour that goes on; `waiting`: Alerts."""

    def __init__(self, site, waiting):
        self.site = site
        self.waiting = waiting
        self._more = {}  # by channel: the one message that tells of more, or None
        self._used = {}  # by channel: (how many messages, when the first ended)

    def hold(self, alert):
        """Put an Alert into the one message that tells of more, if the hour is full.

        Return whether that was done. That one message comes when there is room again.
        """
        if alert.kind in (MORE, TEST, PING, RULES):
            return False
        count, first = self._find_used(alert.channel)
        if count < site_alerts.get("alert_most", self.site):
            return False
        if alert.channel not in self._more:
            found = _find_more(self.site, alert.channel, first + HOUR)
            self._more[alert.channel] = found
        more = self._more[alert.channel]
        if more is None:
            return False
        _put_in(more, alert)
        outbox.take_away(self.site, alert)
        return True

    def _find_used(self, channel):
        if channel not in self._used:
            now = clock.now()
            lately = outbox.ended(self.site, now - HOUR)
            lately = [one for one in lately if one.channel == channel]
            # A server that was away must not be sent all at once when it is back.
            tried = [one for one in self.waiting if one.target is not None]
            tried = [one for one in tried if one.channel == channel]
            groups = set(one.group for one in lately + tried)
            first = min([one.ended for one in lately] or [now])
            self._used[channel] = len(groups), first
        return self._used[channel]


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
    tasks = facts["tasks"]
    if len(tasks) < LISTED:
        one = dict((name, alert.facts.get(name) or u"") for name in TOLD)
        for name in COUNTS:
            if name in alert.facts:
                one[name] = alert.facts[name]
        tasks += (dict(one, kind=alert.kind),)
    more.facts = dict(facts, count=facts["count"] + 1, tasks=tasks)
