"""The URL of a queue may hold a password, which nobody is shown any part of."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite

import shutil
import tempfile
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import storage

PASSWORDS = [u"S3cret%sHalf" % sign for sign in (u"#", u" ", u"@", u"%zz", u":")]
URLS = (
    "redis://:%s@127.0.0.1:1/0",
    "redis://cron:%s@127.0.0.1:1/0",
    "postgresql://cron:%s@127.0.0.1:1/cron",
    "host=127.0.0.1 port=1 user=cron password=%s dbname=cron",
    "host=127.0.0.1 password='%s'",
    "amqp://cron:%s@127.0.0.1/",
    "%s",
)


class TestPasswords(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="cron-storage-")
        self.addCleanup(shutil.rmtree, self.folder)

    def failure(self, url):
        """Return what is said of a URL that cannot be opened."""
        try:
            found = storage.open_storage(url, self.folder)
            found.queue_size()
        except Exception as error:
            return storage.describe_failure(error, url)
        self.fail("%s was opened" % url)

    def test_nothing_of_them_is_in_what_is_said(self):
        for password in PASSWORDS:
            for form in URLS:
                said = self.failure(form % password)
                self.assertNotIn("S3cret", said)
                self.assertNotIn("Half", said)

    def test_what_is_not_understood_names_the_scheme_alone(self):
        with self.assertRaises(storage.UnknownQueue) as caught:
            storage.open_storage("amqp://cron:S3cret@host", self.folder)
        self.assertEqual(
            str(caught.exception),
            "queue URL not understood: 'amqp' -- sqlite://, redis:// or postgresql://",
        )

    def test_the_reason_is_still_said(self):
        said = self.failure("redis://:S3cret@127.0.0.1:1/0")
        self.assertIn("refused", said)


def test_suite():
    return huey_suite(TestPasswords)
