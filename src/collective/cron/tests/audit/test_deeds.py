"""The codes of deeds: each has words, and changes have the right one."""

from collective.cron.audit import deeds

import unittest


class TestDeeds(unittest.TestCase):
    def test_what_changes_amount_to(self):
        for names, new, expected in (
            ([u"activated"], u"true", deeds.ACTIVATED),
            ([u"activated"], u"false", deeds.DEACTIVATED),
            ([u"run_as"], u"joe", deeds.USER),
            ([u"path"], u"b", deeds.MOVED),
            ([u"title"], u"b", deeds.CHANGED),
            ([u"activated", u"run_as"], u"true", deeds.CHANGED),
        ):
            changes = [(name, u"", new) for name in names]
            self.assertEqual(deeds.named(changes), expected, names)

    def test_no_code_twice(self):
        self.assertEqual(len(set(deeds.ALL)), len(deeds.ALL))
