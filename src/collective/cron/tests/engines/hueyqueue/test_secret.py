"""The secret of the messages: made once and for its owner alone, or given."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite
from collective.cron.text import redact

import mock
import os
import resource
import shutil
import stat
import tempfile
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import secret


class TestSecret(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="cron-secret-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.path = os.path.join(self.folder, "cron-queue.secret")

    def load(self, given=""):
        with mock.patch.dict(os.environ, {secret.VARIABLE: given}):
            return secret.load_secret(self.folder)

    def test_it_is_made_once_and_is_the_owner_s_alone(self):
        first = self.load()
        self.assertEqual(len(first), 64)
        self.assertEqual(self.load(), first)
        self.assertEqual(os.listdir(self.folder), [os.path.basename(self.path)])
        self.assertEqual(stat.S_IMODE(os.stat(self.path).st_mode), 0o600)

    def test_each_folder_has_another(self):
        first = self.load()
        os.remove(self.path)
        self.assertNotEqual(self.load(), first)

    def test_what_is_in_the_file_counts_without_its_line_end(self):
        with open(self.path, "wb") as stored:
            stored.write(b"x" * 40 + b"\r\n")
        self.assertEqual(self.load(), b"x" * 40)

    def test_it_can_be_given_and_then_no_file_is_made(self):
        self.assertEqual(self.load("x" * 32), b"x" * 32)
        self.assertEqual(os.listdir(self.folder), [])

    def test_one_that_is_given_counts_more_than_the_file(self):
        self.load()
        self.assertEqual(self.load(u"\xe4" * 32), u"\xe4".encode("utf-8") * 32)

    def test_one_that_is_too_short_is_refused_and_not_shown(self):
        for given in ("short", "hunter2" + "y" * 24):
            with self.assertRaises(secret.SecretTooShort) as raised:
                self.load(given)
            self.assertEqual(
                str(raised.exception),
                "the secret in COLLECTIVE_CRON_SECRET is too short -- "
                "32 characters or more",
            )
        self.assertEqual(os.listdir(self.folder), [])

    def test_a_file_with_less_than_a_secret_is_refused_by_its_name(self):
        for content in (b"", b"\n", b"x" * 31 + b"\n"):
            with open(self.path, "wb") as stored:
                stored.write(content)
            with self.assertRaises(secret.SecretTooShort) as raised:
                self.load()
            said = str(raised.exception)
            self.assertIn("the secret in a file is too short: ", said)
            self.assertIn("cron-queue.secret", said)
            self.assertIn("32 characters or more; without the file one is made", said)
            self.assertIn("32 characters", redact.describe_error(raised.exception))

    def test_where_it_cannot_be_written_no_empty_file_stays(self):
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
        try:
            with self.assertRaises(OSError):
                self.load()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        self.assertEqual(os.listdir(self.folder), [])
        self.assertEqual(len(self.load()), 64)

    def test_without_a_folder_for_it_there_is_none(self):
        self.folder = os.path.join(self.folder, "missing")
        with self.assertRaises(OSError):
            self.load()


def test_suite():
    return huey_suite(TestSecret)
