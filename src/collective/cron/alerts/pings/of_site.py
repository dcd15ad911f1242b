"""Of a site: each worker says each minute that it lives; what is lost is said again."""

from collective.cron import logger
from collective.cron.alerts import secrets
from collective.cron.alerts.pings import channel
from collective.cron.alerts.pings import forms
from collective.cron.settings.alerts import site_alerts
from collective.cron.text import redact
from collective.cron.worksite.entering import site_path


_said = {}  # path of a site: what was the matter last, so that it is logged once


def ping(site):
    """Call the address of a site if it has one; never raises."""
    base, path = secrets.read(site, secrets.PING), site_path(site)
    if not base:
        return
    name = site_alerts.get("site_ping_format", site)
    try:
        channel.call(site, forms.address(base, name, forms.WELL))
    except Exception as error:
        trouble = redact.describe_error(error)
        if _said.get(path) != trouble:
            logger.warning("%s: nobody outside hears of it: %s", path, trouble)
        _said[path] = trouble
    else:
        if _said.pop(path, None):
            logger.info("%s: it is heard of outside again", path)
