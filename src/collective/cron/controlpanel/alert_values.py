"""What is accepted of the settings of alerts, besides what each field says."""

from collective.cron import _
from collective.cron.alerts import secrets
from collective.cron.alerts.channels import webhook
from collective.cron.content.password_fields import HIDDEN
from collective.cron.web.web_address import is_web_address
from plone import api


ADDRESSES = (secrets.WEBHOOK, secrets.PING)
ADDRESS = _(
    u"webhook_address_refused",
    default=u"An address that is called begins with https:// or http://.",
)
ACCEPTED = {
    "alert_addresses": _(
        u"alert_addresses_refused",
        default=u"Mail goes to: one address a line is accepted, such as "
        u"ann@example.org, at most twenty.",
    ),
    "webhook_address": ADDRESS,
    "site_ping_address": ADDRESS,
}


def check(site, before, wanted):
    """Return (name of the field, Message) of the first thing wrong, or None."""
    address = wanted["webhook_address"]
    for name in ADDRESSES:
        if wanted[name] and not is_web_address(wanted[name]):
            return name, ADDRESS
    if webhook.NAME in (wanted["alert_channels"] or ()) and not address:
        return "webhook_address", _(u"The webhook is chosen, and has no address.")
    servers = "webhook_own_servers"
    if wanted[servers] != before[servers] and not _is_manager(site):
        return servers, _(u"Only managers of the whole site can change this.")
    return None


def read_secrets(site):
    """Return what is no record: addresses for whoever may change them, no secret."""
    found = dict((name, secrets.read(site, name)) for name in ADDRESSES)
    has_key = secrets.read(site, secrets.KEY_OF_WEBHOOK)
    return dict(found, webhook_secret=HIDDEN if has_key else None)


def write_secrets(site, wanted):
    """Store the secrets that were given; without an address there is no key of it."""
    for name in ADDRESSES:
        secrets.write(site, name, wanted[name])
    given = wanted["webhook_secret"]
    if not wanted[secrets.WEBHOOK]:
        secrets.write(site, secrets.KEY_OF_WEBHOOK, None)
    elif given and given != HIDDEN:
        secrets.write(site, secrets.KEY_OF_WEBHOOK, given)


def _is_manager(site):
    return api.user.has_permission("Manage portal", obj=site)
