"""Mail to people: who has which address, and sending with the commit."""

from collective.cron.alerts.channels.mailbox import address_of
from collective.cron.errors import CronError
from email import encoders
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from plone import api
from six import ensure_str


def check_server():
    """Raise CronError if the site cannot send mail."""
    site = api.portal.get()
    overview = api.content.get_view("overview-controlpanel", site, site.REQUEST)
    if overview.mailhost_warning():
        accepted = "set the server and the address of the site in Site Setup, Mail"
        raise CronError("mail cannot be sent", "no server", accepted)


def addresses_in(group):
    """Return the mail addresses of the members of a group, a set."""
    if api.group.get(groupname=ensure_str(group)) is None:
        return set()
    users = api.user.get_users(groupname=ensure_str(group))
    found = (address_of(user.getId()) for user in users)
    return set(address for address in found if address)


def send(address, subject, body):
    """Send a mail when the transaction is stored; `body`: text, or from with_file()."""
    api.portal.send_email(
        recipient=ensure_str(address), subject=ensure_str(subject), body=body
    )


def with_file(text, name, data, content_type):
    """Return the body of a mail with text and one file; `data`: bytes."""
    body = MIMEMultipart()
    body.attach(MIMEText(text.encode("utf-8"), "plain", "utf-8"))
    attached = MIMEBase(*content_type.split("/"))
    attached.set_payload(data)
    encoders.encode_base64(attached)
    attached.add_header("Content-Disposition", "attachment", filename=ensure_str(name))
    body.attach(attached)
    return body
