"""What a script may show besides text can be imported from the room itself."""

from collective.cron import scripts
from collective.cron.scripts import shown

import unittest


class TestShown(unittest.TestCase):
    def test_the_short_names_are_these(self):
        for name in ("Table", "File", "Progress"):
            self.assertIs(getattr(scripts, name), getattr(shown, name))

    def test_what_is_left_out(self):
        self.assertEqual(scripts.Table(u"Title", [u"A"]).rows, ())
        self.assertEqual(
            scripts.File(u"a.bin", b"").content_type, "application/octet-stream"
        )
        self.assertIsNone(scripts.Progress(1).total)
