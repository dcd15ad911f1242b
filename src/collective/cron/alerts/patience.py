"""Patience: after how many failures, and days of them, a task is to be paused."""

from collective.cron import clock
from collective.cron.settings.alerts import site_alerts
from datetime import timedelta


def note(manager):
    """Note in a state that failed just now whether its task is to be paused."""
    failing, site = manager.state.failing, manager.site
    most = _choose("failing_pause_after", manager.backend, site)
    if not most or failing["count"] < most or not manager.plan.active:
        return
    days = _choose("failing_pause_days", manager.backend, site)
    if clock.now() - failing["since"] >= timedelta(days=days):
        manager.state.failing = dict(failing, halt=True)


def _choose(name, backend, site):
    own = getattr(backend, name)
    return site_alerts.get(name, site) if own is None else own
