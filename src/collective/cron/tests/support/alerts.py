"""What the tests of alerts have in common: a site that tells, and real servers."""

from collective.cron.alerts import outbox
from collective.cron.alerts import secrets
from collective.cron.alerts.delivery import resting
from collective.cron.alerts.delivery import sending
from collective.cron.settings.alerts.site_alerts import ISecretAddresses
from collective.cron.tests.support import outside
from collective.cron.tests.support.base import CronTestCase
from email import message_from_string
from email.header import decode_header
from plone import api
from six import ensure_str
from six import ensure_text
from zope.schema import getFieldNames

import transaction


def tell(**settings):
    """Set settings of alerts of the site, and commit."""
    for name, value in settings.items():
        if name in getFieldNames(ISecretAddresses):
            secrets.write(api.portal.get(), name, value)
            continue
        api.portal.set_registry_record("collective.cron." + name, value)
    transaction.commit()


class AlertCase(CronTestCase):
    """Tells ann by mail, through a server in this process that notes what it gets."""

    def setUp(self):
        super(AlertCase, self).setUp()
        resting._failed.clear()
        self.server = outside.mail_server()
        self.addCleanup(self.server.close)
        api.portal.set_registry_record("plone.smtp_host", u"127.0.0.1")
        api.portal.set_registry_record("plone.smtp_port", self.server.port)
        api.portal.set_registry_record("plone.email_from_address", "site@example.org")
        api.portal.set_registry_record("plone.email_from_name", u"The site")
        tell(alert_channels=[u"mail"], alert_addresses=[u"ann@example.org"])

    def waiting(self):
        """Return the kinds of what waits to be told."""
        transaction.begin()
        return [str(one.kind) for one in outbox.waiting(self.portal)]

    def ended(self):
        """Return (kind, target, outcome) of what was told, the oldest first."""
        transaction.begin()
        found = outbox.ended(self.portal)
        return [(str(a.kind), a.target, a.outcome) for a in found][::-1]

    def send(self):
        """Send what is due; return the mails that came of it."""
        before = len(self.server.got)
        sending.send_due(self.portal, 100)
        transaction.begin()
        return [read(data) for data in self.server.got[before:]]

    def subjects(self):
        return [str(mail["subject"]) for mail in self.send()]


def read(data):
    """Return a mail as a dict: its headers by small names, and its text."""
    mail = message_from_string(ensure_str(data))
    found = dict((name.lower(), value) for name, value in mail.items())
    raw, charset = decode_header(mail["Subject"])[0]
    found["subject"] = ensure_text(raw, charset or "ascii")
    text = ensure_text(mail.get_payload(decode=True))
    return dict(found, text=text.replace(u"\r\n", u"\n"))
