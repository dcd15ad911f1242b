"""A mail is given to a real server at once, and none keeps a worker for long."""

from collective.cron.alerts.channels import smtp
from collective.cron.bbb import monotonic
from collective.cron.tests.support import outside
from collective.cron.tests.support.base import CronTestCase
from plone import api

import smtplib
import socket
import threading
import transaction


MAIL = "From: a@example.org\nTo: b@example.org\nSubject: Hello\n\nBody\n"


class TestSend(CronTestCase):
    def send(self, port, target="b@example.org", seconds=10):
        api.portal.set_registry_record("plone.smtp_host", u"127.0.0.1")
        api.portal.set_registry_record("plone.smtp_port", port)
        host = api.portal.get_tool("MailHost")
        smtp.send(host, "a@example.org", target, MAIL, seconds)

    def test_it_is_sent_before_any_commit(self):
        server = outside.mail_server()
        self.addCleanup(server.close)
        self.send(server.port)
        transaction.abort()
        (data,) = server.got
        self.assertIn(b"Subject: Hello", data)

    def test_a_refused_address_is_told(self):
        server = outside.mail_server()
        self.addCleanup(server.close)
        with self.assertRaises(smtplib.SMTPRecipientsRefused):
            self.send(server.port, "refused@example.org")
        self.assertEqual(server.got, [])

    def test_a_server_that_says_nothing_is_left_in_time(self):
        silent = socket.socket()
        self.addCleanup(silent.close)
        silent.bind(("127.0.0.1", 0))
        silent.listen(1)
        self.leave(silent.getsockname()[1])

    def test_a_server_that_dribbles_too(self):
        server = Dribbling()
        self.addCleanup(server.stop)
        self.leave(server.port)

    def leave(self, port):
        start = monotonic()
        with self.assertRaises((smtplib.SMTPException, socket.error)):
            self.send(port, seconds=0.5)
        self.assertLess(monotonic() - start, 5)

    def test_nobody_is_there(self):
        taken = socket.socket()
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        taken.close()
        with self.assertRaises((smtplib.SMTPException, socket.error)):
            self.send(port)


class Dribbling(object):
    """A server that sends a byte of its greeting now and then."""

    def __init__(self):
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(1)
        self.port = self._socket.getsockname()[1]
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._talk)
        self._thread.daemon = True
        self._thread.start()

    def _talk(self):
        connection, _where = self._socket.accept()
        try:
            while not self._stopped.wait(0.05):
                connection.sendall(b"2")
        except (OSError, socket.error):
            pass
        connection.close()

    def stop(self):
        self._stopped.set()
        self._thread.join(5)
        self._socket.close()
