"""Who asks: from the environment, a file, or a prompt; never in sight of others."""

from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.sources import login

import io
import mock
import os
import requests
import sys
import tempfile
import unittest


class TestLogin(unittest.TestCase):
    def authorized(self, also_health=False, **environment):
        session = requests.Session()
        with mock.patch.dict(os.environ, environment, clear=True):
            login.authorize(session, also_health)
        return session

    def file(self, data):
        descriptor, path = tempfile.mkstemp()
        self.addCleanup(os.remove, path)
        os.write(descriptor, data)
        os.close(descriptor)
        return path

    def test_nobody(self):
        session = self.authorized()
        self.assertIsNone(session.auth)
        self.assertNotIn("Authorization", session.headers)

    def test_a_user(self):
        secret = u"s\xe9cret:x"
        value = "admin:" + (str(secret) if str is not bytes else secret.encode("utf-8"))
        expected = b"admin", secret.encode("utf-8")
        session = self.authorized(COLLECTIVE_CRON_USER=value)
        self.assertEqual(session.auth, expected)
        path = self.file(b"admin:" + secret.encode("utf-8") + b"\n")
        session = self.authorized(COLLECTIVE_CRON_USER_FILE=path)
        self.assertEqual(session.auth, expected)

    def test_a_token(self):
        session = self.authorized(COLLECTIVE_CRON_TOKEN_FILE=self.file(b"abc\n"))
        self.assertEqual(session.headers["Authorization"], "Bearer abc")
        own = {"COLLECTIVE_CRON_HEALTH_TOKEN": "h" * 16}
        self.assertNotIn("Authorization", self.authorized(**own).headers)
        session = self.authorized(also_health=True, **own)
        self.assertEqual(session.headers["Authorization"], "Bearer " + "h" * 16)
        session = self.authorized(True, COLLECTIVE_CRON_USER="a:b", **own)
        self.assertEqual(session.auth, (b"a", b"b"))

    def test_a_prompt(self):
        own = {"COLLECTIVE_CRON_USER": "admin"}
        terminal = mock.Mock()
        terminal.isatty.return_value = True
        with mock.patch.object(sys, "stdin", terminal):
            with mock.patch.object(login.getpass, "getpass", lambda text: "secret"):
                self.assertEqual(self.authorized(**own).auth, (b"admin", b"secret"))
        with mock.patch.object(sys, "stdin", io.BytesIO()):
            with self.assertRaises(Stopped):
                self.authorized(**own)

    def test_no_file(self):
        with self.assertRaises(Stopped) as caught:
            self.authorized(COLLECTIVE_CRON_TOKEN_FILE="/nowhere")
        self.assertEqual(caught.exception.code, 4)
