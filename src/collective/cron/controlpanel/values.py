"""The values of the settings: read, checked and stored, for form and service alike."""

from collective.cron import _
from collective.cron.controlpanel import alert_values
from collective.cron.controlpanel.schema import ISettingsForm
from collective.cron.memory import pause
from collective.cron.settings import site_settings
from collective.cron.settings.alerts import site_alerts
from collective.cron.settings.alerts.site_alerts import IAlertSettings
from collective.cron.settings.site_settings import ICronSettings
from collective.cron.worksite.publishing.address import is_address
from six import text_type
from zope.schema import getFieldNames
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IURI


# The name of each record: a function that reads it.
RECORDS = dict.fromkeys(getFieldNames(ICronSettings), site_settings.get)
RECORDS.update(dict.fromkeys(getFieldNames(IAlertSettings), site_alerts.get))
PAUSE = ("paused", "pause_reason", "pause_until")


def read(site):
    """Return all values as a dict; a pause that is over is none."""
    values = dict((name, get(name, site)) for name, get in RECORDS.items())
    current = pause.current(site)
    values["paused"] = current is not None
    values["pause_reason"] = current.reason if current else None
    values["pause_until"] = current.until if current else None
    values.update(alert_values.read_secrets(site))
    return values


def check(site, data):
    """Return (name of the field, Message) of the first thing wrong in new values."""
    before = read(site)
    wanted = dict(before, **data)
    missing = _find_missing(site, before, wanted)
    if missing is not None:
        return missing, site_settings.OUTDATED
    url = wanted["site_url"]
    if url and not is_address(url):
        return "site_url", explain(ISettingsForm["site_url"])
    found = alert_values.check(site, before, wanted)
    if found is not None:
        return found
    if not wanted["paused"]:
        given = wanted["pause_reason"] or wanted["pause_until"]
        if given and not before["paused"]:
            return "paused", _(
                u"Tick this to pause all tasks, or leave the reason and the end empty."
            )
        return None
    try:
        pause.check_reason(wanted["pause_reason"])
        if wanted["pause_until"] != before["pause_until"]:
            pause.check_until(wanted["pause_until"])
    except pause.PauseRefused as error:
        return "pause_%s" % error.field, error.what
    return None


def _find_missing(site, before, wanted):
    """Return the first setting that a site which is not upgraded cannot store."""
    changed = [name for name in RECORDS if wanted[name] != before[name]]
    needed = [(name, name) for name in sorted(changed)]
    if wanted["paused"]:
        needed.append(("paused", "pause_since"))
    for name, record in needed:
        if not site_settings.has_record(record, site):
            return name
    return None


def write(site, data, by):
    """Store new values that were checked; `by` is who does so, text."""
    before = read(site)
    for name in RECORDS:
        if name in data and data[name] != before[name]:
            site_settings.write_record(name, data[name], site)
    wanted = dict(before, **data)
    alert_values.write_secrets(site, wanted)
    if not wanted["paused"]:
        pause.end(site, by)
    elif any(wanted[name] != before[name] for name in PAUSE):
        pause.start(site, wanted["pause_reason"], wanted["pause_until"], by)


def explain(field):
    """Return what is accepted in a field, as a Message that names it; or None."""
    if field.__name__ in alert_values.ACCEPTED:
        return alert_values.ACCEPTED[field.__name__]
    values = {"name": field.title, "low": text_type(getattr(field, "min", None))}
    if IURI.providedBy(field):
        return _(
            u"address_refused",
            default=u"${name}: an address such as https://www.example.org is accepted, "
            u"without a user, and without what follows ? or #.",
            mapping=values,
        )
    if not IInt.providedBy(field):
        return None
    if field.max is None:
        return _(
            u"number_refused",
            default=u"${name}: a whole number from ${low} on is accepted.",
            mapping=values,
        )
    return _(
        u"number_refused_range",
        default=u"${name}: a whole number from ${low} to ${high} is accepted.",
        mapping=dict(values, high=text_type(field.max)),
    )
