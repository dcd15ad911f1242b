"""Passwords by reference: found where they are, never shown, never stored."""

from collective.cron.plans.given import secrets
from six import ensure_str
from six import ensure_text

import mock
import os
import shutil
import tempfile
import unittest


class TestSecrets(unittest.TestCase):
    def resolve(self, text, read=secrets.read_here):
        return secrets.resolve(text, read)

    def test_environment(self):
        with mock.patch.dict(os.environ, {"CRON_X": "s3cret"}):
            self.assertEqual(self.resolve(u"${env:CRON_X}"), "s3cret")
        for text in (u"${env:CRON_X}", u"${env:A B}", "s3cret", u"${env:}", None, 3):
            with self.assertRaises(secrets.NoSecret) as caught:
                self.resolve(text)
            self.assertNotIn("s3cret", str(caught.exception))

    def test_file(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        path = os.path.join(folder, "secret")
        for content in (b"s3cret\n", b"\n", b"\xff", b"x" * 20000):
            with open(path, "wb") as stream:
                stream.write(content)
            if content == b"s3cret\n":
                self.assertEqual(self.resolve(u"${file:%s}" % path), "s3cret")
                continue
            with self.assertRaises(secrets.NoSecret):
                self.resolve(u"${file:%s}" % path)
        for name in (folder, path + u"x", "secret"):
            with self.assertRaises(secrets.NoSecret):
                self.resolve(u"${file:%s}" % name)

    def test_files_of_one_folder_alone(self):
        folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        inside, outside = [os.path.join(folder, one) for one in ("in", "out")]
        os.mkdir(inside)
        for path in (os.path.join(inside, "a"), outside):
            with open(path, "wb") as stream:
                stream.write(b"s3cret")
        os.symlink(outside, os.path.join(inside, "link"))
        os.symlink(os.path.join(inside, "a"), os.path.join(inside, "own"))
        reference = u"${file:%s}"
        with self.assertRaises(secrets.NoSecret):
            self.resolve(reference % (inside + u"/../out"))
        self.assertEqual(self.resolve(reference % outside), "s3cret")
        with mock.patch.dict(os.environ, {secrets.FOLDER: inside}):
            for name, well in (("a", 1), ("own", 1), ("link", 0), ("../out", 0)):
                if well:
                    self.resolve(reference % os.path.join(inside, name))
                    continue
                with self.assertRaises(secrets.NoSecret):
                    self.resolve(reference % os.path.join(inside, name))
            with self.assertRaises(secrets.NoSecret):
                self.resolve(reference % outside)

    def test_a_file_with_letters_of_a_language(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        path = u"%s/schl\xfcssel" % ensure_text(folder)
        with self.assertRaises(secrets.NoSecret) as caught:
            self.resolve(u"${file:%s}" % path)
        self.assertIn(path, caught.exception.args[0])
        with open(ensure_str(path), "wb") as stream:
            stream.write(b"s3cret")
        self.assertEqual(self.resolve(u"${file:%s}" % path), "s3cret")

    def test_nobody_who_sends_a_plan_reads_it(self):
        with self.assertRaises(secrets.NoSecret):
            self.resolve(u"${env:PATH}", secrets.refuse)
        self.assertTrue(self.resolve(u"${env:NOT_THERE}", secrets.assume))

    def test_digest(self):
        one = secrets.digest(u"s3cret")
        self.assertNotIn("s3cret", one)
        self.assertNotEqual(one, secrets.digest(u"s3cret"))
        self.assertTrue(secrets.is_of(u"s3cret", one))
        self.assertFalse(secrets.is_of(u"other", one))
