"""Wishes: whom a task or a site wants to be told of what."""

from collections import namedtuple
from collective.cron.settings.alerts import site_alerts
from collective.cron.settings.alerts import task_alerts


class Wishes(namedtuple("Wishes", "channels kinds again_after late_after slow_after")):
    """`channels`, `kinds`: words, none where nobody wants to hear; numbers: see fields.

    `slow_after`: minutes, 0 for what is usual.
    """

    __slots__ = ()

    def wants(self, kind):
        return bool(self.channels) and kind in self.kinds


NOTHING = Wishes((), (), 0, 0, 0)


def channels_of(site):
    """Return the names of the channels of a site, a tuple."""
    return tuple(site_alerts.get("alert_channels", site) or ())


def of_site(site):
    """Return the Wishes for what is about the site."""
    channels = channels_of(site)
    if not channels:
        return NOTHING
    return _read(channels, lambda name: site_alerts.get(name, site))


def of_task(site, backend):
    """Return the Wishes for one task."""
    channels = channels_of(site)
    if not channels or backend.alert_policy == task_alerts.NONE:
        return NOTHING
    if backend.alert_policy == task_alerts.OWN:
        found = _read(channels, lambda name: getattr(backend, name))
    else:
        found = of_site(site)
    return found._replace(slow_after=backend.alert_slow_after or 0)


def _read(channels, get):
    kinds = tuple(get("alert_kinds") or ())
    return Wishes(channels, kinds, get("alert_again_after"), get("alert_late_after"), 0)
