"""Mails that the site sends, kept in a list when their transaction is committed."""

from email import message_from_string
from email.header import decode_header
from plone import api
from Products.MailHost.MailHost import MailHost
from six import ensure_str
from six import ensure_text

import mock
import transaction


class Mailer(object):
    """Takes the place of SMTP behind the MailHost of Plone."""

    def __init__(self):
        self.sent = []  # (address, subject, text)
        self.files = []  # (name, bytes), of all mails

    def send(self, sender, to, message):
        mail = message_from_string(ensure_str(message))
        parts = [part for part in mail.walk() if not part.is_multipart()]
        text = ensure_text(parts[0].get_payload(decode=True)).replace(u"\r\n", u"\n")
        for part in parts[1:]:
            self.files.append((part.get_filename(), part.get_payload(decode=True)))
        data, charset = decode_header(mail["Subject"])[0]
        subject = ensure_text(data, charset or "ascii")
        self.sent.extend((address, subject, text) for address in to)

    def vote(self, sender, to, message):
        pass

    def abort(self):
        pass

    def take(self):
        """Return what was sent until now, and forget it."""
        sent, self.sent = self.sent, []
        return sent


def set_up_mail(test):
    """Give the site a mail server until the end of a test; return the Mailer."""
    api.portal.set_registry_record("plone.smtp_host", u"localhost")
    api.portal.set_registry_record("plone.email_from_address", "site@example.org")
    api.portal.set_registry_record("plone.email_from_name", u"The site")
    transaction.commit()
    mailer = Mailer()
    patch = mock.patch.object(MailHost, "_makeMailer", lambda self: mailer)
    patch.start()
    test.addCleanup(patch.stop)
    return mailer
