"""SMTP: a mail is given to the server now, in a bounded time; its answer is known."""

from Acquisition import aq_base
from Acquisition import aq_parent
from collective.cron.web.deadline import Deadline
from copy import copy

import smtplib
import socket


SECONDS = 10


def send(mail_host, sender, target, text, seconds=SECONDS):
    """Send a mail as the MailHost of a site does; raise what is the matter.

    `text`: head and body, a native string.
    """
    deadline = Deadline(seconds)
    # A copy: what else uses the MailHost waits as long as it ever did.
    bounded = copy(aq_base(mail_host))
    make = bounded._makeMailer
    bounded._makeMailer = lambda: _bound(make(), deadline)
    try:
        bounded.__of__(aq_parent(mail_host))._send(sender, [target], text, True)
    finally:
        deadline.stop()


def _bound(mailer, deadline):
    usual = getattr(mailer, "smtp", None)
    if usual is None:
        return mailer

    class Bounded(usual):
        def _get_socket(self, host, port, timeout):
            connection = usual._get_socket(self, host, port, timeout)
            deadline.watch(connection)
            return connection

        def quit(self):
            # The mail is taken, or not: a server that is rude now changes nothing.
            try:
                return usual.quit(self)
            except (smtplib.SMTPException, socket.error):
                self.close()

    def connect(host, port, **_options):
        return Bounded(host, port, timeout=deadline.left)

    mailer.smtp = connect
    return mailer
