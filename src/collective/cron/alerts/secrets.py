"""Secrets of the alerts of a site: beside the records, so that no export has them."""

from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.memory import annotations


KEY = "collective.cron.secrets"
KEY_OF_WEBHOOK = "webhook"  # with which calls are signed
WEBHOOK = "webhook_address"
PING = "site_ping_address"


def read(site, name):
    """Return one of them as text, or None."""
    return annotations.read(site, KEY).get(name)


def write(site, name, value):
    """Set one; None or empty text takes it away. That it was changed is recorded."""
    value = value or None
    if value == read(site, name):
        return
    if value is None:
        annotations.drop(site, KEY, name)
    else:
        annotations.make(site, KEY)[name] = value
    setting = u"webhook_secret" if name == KEY_OF_WEBHOOK else u"%s" % name
    noting.note_for(site, deeds.SETTINGS, [(setting, None, None)])
