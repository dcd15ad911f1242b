"""Mail: by the site's MailHost, to the addresses of the settings."""

from collective.cron import _
from collective.cron.alerts.channels import smtp
from collective.cron.alerts.channels.mailbox import address_of
from collective.cron.errors import AlertRefused
from collective.cron.interfaces import IAlertChannel
from collective.cron.settings.alerts import site_alerts
from collective.cron.text.mail_address import is_address
from email.header import Header
from email.mime.text import MIMEText
from email.utils import formataddr
from email.utils import formatdate
from plone import api
from six import ensure_str
from six.moves.urllib.parse import urlsplit
from zope.interface import implementer

import calendar
import re
import smtplib


LONGEST_SUBJECT = 200  # characters


@implementer(IAlertChannel)
class Mail(object):
    title = _(u"Mail")

    def targets(self, alert):
        found = list(site_alerts.get("alert_addresses", alert.site) or ())
        found.extend(alert.facts.get("addresses", ()))
        user = alert.facts.get("user")
        if user and site_alerts.get("alert_run_as", alert.site):
            found.append(address_of(user))
        return sorted(set(address for address in found if address))

    def send(self, alert, target):
        sender = api.portal.get_registry_record("plone.email_from_address", default="")
        if not sender or not is_address(sender):
            raise AlertRefused("the site has no address that mail comes from")
        if not is_address(target):
            raise AlertRefused("not a mail address", target)
        text = compose(alert, ensure_str(sender), ensure_str(target))
        host = api.portal.get_tool("MailHost")
        try:
            smtp.send(host, ensure_str(sender), ensure_str(target), text)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _said in error.recipients.values()]
            if all(code >= 500 for code in codes):
                raise AlertRefused("the mail server refused the address", target)
            raise


def compose(alert, sender, target):
    """Return a mail as a native string: the same each time it is sent."""
    mail = MIMEText(alert.text.encode("utf-8"), "plain", "utf-8")
    name = api.portal.get_registry_record("plone.email_from_name", default=u"")
    domain = sender.rpartition("@")[2]
    mail["From"] = formataddr((str(_header(name)), sender)) if name else sender
    mail["To"] = target
    mail["Subject"] = _header(alert.subject)
    mail["Date"] = formatdate(calendar.timegm(alert.alert.at.utctimetuple()))
    mail["Message-ID"] = "<%s.collective.cron@%s>" % (alert.id, domain)
    mail["List-Id"] = "<cron-alerts.%s>" % _list_name(alert.site)
    mail["List-Unsubscribe"] = "<%s>" % alert.settings_url
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    return ensure_str(mail.as_string())


def _header(text):
    # One line, whatever the title of a task is.
    line = u" ".join(text.split())[:LONGEST_SUBJECT]
    return Header(line, "utf-8")


def _list_name(site):
    host = urlsplit(site.absolute_url()).hostname or "localhost"
    return re.sub(r"[^A-Za-z0-9.-]", "-", "%s.%s" % (site.getId(), host))
