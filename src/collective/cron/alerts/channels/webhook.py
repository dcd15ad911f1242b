"""Webhook: a POST of what happened to an address of the web, with a signature."""

from collective.cron import _
from collective.cron import clock
from collective.cron.alerts import secrets
from collective.cron.alerts.channels import calling
from collective.cron.alerts.channels import formats
from collective.cron.errors import AlertRefused
from collective.cron.interfaces import IAlertChannel
from collective.cron.settings.alerts import site_alerts
from six import ensure_str
from six.moves.urllib.parse import urlsplit
from zope.interface import implementer

import calendar
import hashlib
import hmac
import json


NAME = u"webhook"
SIGNATURE = "X-Cron-Signature"


@implementer(IAlertChannel)
class Webhook(object):
    title = _(u"Webhook")

    def targets(self, alert):
        address = secrets.read(alert.site, secrets.WEBHOOK)
        # The rest of it is often a secret.
        return [urlsplit(address).hostname] if address else []

    def send(self, alert, target):
        address = secrets.read(alert.site, secrets.WEBHOOK)
        if not address or urlsplit(address).hostname != target:
            raise AlertRefused("another address is set meanwhile", target)
        name = site_alerts.get("webhook_format", alert.site)
        body = json.dumps(formats.FORMATS[name](alert), sort_keys=True).encode("utf-8")
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": ensure_str(alert.id),
        }
        key = secrets.read(alert.site, secrets.KEY_OF_WEBHOOK)
        if key:
            headers[SIGNATURE] = sign(body, key, clock.now())
        calling.call(alert.site, address, headers, body)


def sign(body, key, now):
    """Return what proves who sent a body, and when: `t=1764300000,v1=...`, a str.

    v1 is the HMAC-SHA256 of the number, a dot and the body, in hexadecimal.
    """
    number = str(calendar.timegm(now.utctimetuple()))
    signed = number.encode("ascii") + b"." + body
    digest = hmac.new(key.encode("utf-8"), signed, hashlib.sha256).hexdigest()
    return "t=%s,v1=%s" % (number, digest)
