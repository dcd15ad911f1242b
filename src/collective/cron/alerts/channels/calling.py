"""Calling: an address of the web gets a POST; whether its server has taken that."""

from collective.cron.errors import AlertRefused
from collective.cron.settings.alerts import site_alerts
from collective.cron.web.client import Client
from collective.cron.web.trouble import CallError
from six import ensure_str


SECONDS = 10
LARGEST_ANSWER = 10000  # bytes; nobody reads it
# Statuses of a refusal that may be none the next time.
LATER = (408, 425, 429)


class NotTaken(Exception):
    """The server did not take it; it may the next time."""


def call(site, address, headers, body):
    """Send a body (bytes) with headers (a dict) to an address that a site calls.

    Raise AlertRefused if the server refuses it for good, else NotTaken.
    """
    servers = site_alerts.get("webhook_own_servers", site)
    client = Client(servers, SECONDS, LARGEST_ANSWER)
    try:
        status = client.call(ensure_str(address), "POST", headers, body).status
    except CallError as error:
        raise NotTaken(error.why)
    if 300 <= status < 500 and status not in LATER:
        raise AlertRefused("the server refused it with status", str(status))
    if not 200 <= status < 300:
        raise NotTaken("the server answered with status %d" % status)
