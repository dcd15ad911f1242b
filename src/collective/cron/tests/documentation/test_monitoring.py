"""What docs/howto/monitoring.rst says of checks, variables and addresses is so."""

from collective.cron.health import rule
from collective.cron.tests.documentation.test_examples import DOCS

import io
import os
import re
import unittest


PAGE = os.path.abspath(os.path.join(DOCS, "howto", "monitoring.rst"))
SOURCES = os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 2))
CHECK = re.compile(r"^``(\w+)``  +\S.*  (fail|warn|fail, warn)$", re.MULTILINE)
VARIABLE = re.compile(r"COLLECTIVE_CRON_([A-Z_]+)")


def sources():
    """Return all that the product is written in, as text."""
    found = []
    for parent, folders, names in os.walk(SOURCES):
        folders[:] = [name for name in folders if name not in ("tests", "locales")]
        for name in names:
            if name.endswith(".py"):
                with io.open(os.path.join(parent, name), encoding="utf-8") as source:
                    found.append(source.read())
    return u"".join(found)


@unittest.skipUnless(os.path.exists(PAGE), "a release carries no docs")
class TestMonitoring(unittest.TestCase):
    def setUp(self):
        with io.open(PAGE, encoding="utf-8") as page:
            self.text = page.read()

    def test_every_check_is_told_in_order(self):
        told = [str(name) for name, _status in CHECK.findall(self.text)]
        self.assertEqual(tuple(told), rule.CHECKS)

    def test_every_variable_is_asked_for(self):
        code = sources()
        for name in sorted(set(VARIABLE.findall(self.text))):
            known = '"COLLECTIVE_CRON_%s"' % name in code or '"%s"' % name in code
            self.assertTrue(known, name)

    def test_every_address_is_there(self):
        code = sources()
        for name in ("/cron-health", "/cron-metrics", "/live", "/ready"):
            self.assertIn('"%s"' % name, code)
            self.assertIn(u"``%s``" % name, self.text)
