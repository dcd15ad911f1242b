"""TLS: the certificate is that of the name, though the connection is to a number."""

from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.hostile_server import HostileServer
from collective.cron.tests.support.hostile_server import page
from collective.cron.web.client import Client
from collective.cron.web.trouble import CallError

import mock
import os
import requests.adapters
import shutil
import ssl
import subprocess
import tempfile


COMMAND = """
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=%(name)s
-addext subjectAltName=DNS:%(name)s -keyout %(path)s -out %(path)s.crt
"""


class TestTLS(CronTestCase):
    def setUp(self):
        super(TestTLS, self).setUp()
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.names = []

    def call(self, certified, is_trusted=True):
        """Call https://localhost of a server that has a certificate for a name."""
        path = os.path.join(self.folder, "key")
        command = (COMMAND % {"name": certified, "path": path}).split()
        subprocess.check_output(command, stderr=subprocess.STDOUT)
        context = ssl.SSLContext(ssl.PROTOCOL_SSLv23)
        context.load_cert_chain(path + ".crt", path)

        def wrap(accepted):
            return context.wrap_socket(accepted, server_side=True)

        server = HostileServer(self, wrap=wrap)
        server.answers["/"] = page(b"Hello")
        known = path + ".crt" if is_trusted else requests.certs.where()
        # Some versions of requests read the authorities when they are imported.
        read = ssl.create_default_context(cafile=known)
        adapters = {"DEFAULT_CA_BUNDLE_PATH": known, "_preloaded_ssl_context": read}
        with mock.patch.multiple(requests.adapters, create=True, **adapters):
            return Client(["localhost"], seconds=10).call(
                "https://localhost:%d/" % server.port
            )

    def test_of_the_name(self):
        self.assertEqual(self.call("localhost").data, b"Hello")

    def test_of_another_name(self):
        self.check_refused(u"localhost", "other.example.org")

    def test_of_nobody_who_is_trusted(self):
        self.check_refused(u"certificate verify failed", "localhost", is_trusted=False)

    def check_refused(self, part, *args, **options):
        with self.assertRaises(CallError) as caught:
            self.call(*args, **options)
        self.assertIn(part, caught.exception.why.mapping["detail"])
