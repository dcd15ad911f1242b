"""Interfaces that are missing are there for a while."""

from collective.cron.takeover.sources import stand_ins

import mock
import sys
import unittest


class TestStandIns(unittest.TestCase):
    def install(self, needed):
        with mock.patch.dict(sys.modules):
            with mock.patch.object(stand_ins, "NEEDED", needed):
                stand_ins.install()
                return dict(
                    (name, sys.modules[name]) for name in needed if name in sys.modules
                )

    def test_what_is_missing_is_made(self):
        name = "nowhere_at_all.deep.interfaces"
        made = self.install({name: ("IOne", "ITwo")})[name]
        self.assertEqual(made.IOne.__identifier__, name + ".IOne")
        self.assertEqual(made.ITwo.__name__, "ITwo")
        self.assertNotIn(name, sys.modules)

    def test_what_is_there_is_left_alone(self):
        name = "collective.cron.interfaces"
        before = sys.modules.get(name)
        found = self.install({name: ("INew",)})
        self.assertFalse(hasattr(found[name], "INew"))
        self.assertIs(sys.modules.get(name), before)
