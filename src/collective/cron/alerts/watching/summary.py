"""Summary: once a day, what still fails."""

from collective.cron import clock
from collective.cron.alerts import marks
from collective.cron.alerts import outbox
from collective.cron.alerts import wishes
from collective.cron.alerts.entry import about
from collective.cron.alerts.watching import tasks
from collective.cron.settings.alerts import kinds
from collective.cron.settings.alerts import site_alerts
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments


DONE = "summary"  # the mark of the day it was made last
LISTED = 50


def note(site, among=None):
    """Note it if its hour has come, and something has failed since before that.

    `among`: UUIDs.
    """
    wanted, zone = wishes.of_site(site), site_zone()
    local = moments.in_zone(clock.now(), zone)
    today = local.strftime("%Y-%m-%d")
    done = marks.get(site, DONE)
    if local.hour < site_alerts.get("alert_summary_hour", site) or done == today:
        return
    marks.put(site, DONE, today)
    # The first day of all is no end of a day on which something could fail.
    if done is None or not wanted.wants(kinds.SUMMARY):
        return
    chosen = tasks.chosen(site, _is_failing, kinds.SUMMARY, among)
    found = [_describe(manager) for manager, _wanted in chosen]
    if found:
        found.sort(key=lambda one: (-one["failures"], one["title"]))
        facts = {"count": len(found), "tasks": tuple(found[:LISTED]), "zone": zone}
        outbox.add(site, kinds.SUMMARY, wanted.channels, facts)


def _is_failing(state):
    return state.failing is not None


def _describe(manager):
    state = manager.state
    return dict(
        about(manager),
        failures=state.failing["count"],
        since=state.failing["since"],
        reason=state.last["reason"] if state.last else u"",
    )
