"""The table of the public API in docs/api.rst: each name can be imported."""

from collective.cron import former_names
from collective.cron import interfaces
from importlib import import_module
from zope.interface.interfaces import IInterface

import collective.cron
import io
import os
import re
import unittest


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
DOCS = os.path.join(HERE, *([os.pardir] * 3 + ["docs"]))
ENTRY = re.compile(r"^   \* - ``(collective\.cron\.[\w.]+)``\n     - ", re.MULTILINE)


def names():
    """Return the dotted names of the table."""
    with io.open(os.path.join(DOCS, "api.rst"), encoding="utf-8") as source:
        return ENTRY.findall(source.read())


def resolve(name):
    module, _dot, last = str(name).rpartition(".")
    return getattr(import_module(module), last)


@unittest.skipUnless(os.path.exists(DOCS), "no checkout")
class TestTable(unittest.TestCase):
    def test_each_name_is_there_and_says_what_it_is_for(self):
        self.assertGreater(len(names()), 30)
        for name in names():
            found = resolve(name)
            constant = name.rpartition(".")[2].isupper()
            self.assertTrue(constant or found.__doc__, name)

    def test_all_public_interfaces_are_in_it(self):
        public = [
            name for name, one in vars(interfaces).items() if IInterface.providedBy(one)
        ]
        others = ("IObjectEvent", "IDefaultBrowserLayer", "Interface")
        public = set(public) - set(others)
        prefix = "collective.cron.interfaces."
        listed = [name for name in names() if name.startswith(prefix + "I")]
        self.assertEqual(set(name[len(prefix) :] for name in listed), public)

    def test_former_names_lead_to_the_same(self):
        for former, place in former_names.FORMER.items():
            new = import_module("collective.cron." + place)
            old = import_module("collective.cron." + former)
            for name in vars(new):
                if not name.startswith("_"):
                    self.assertIs(getattr(old, name), getattr(new, name), name)
