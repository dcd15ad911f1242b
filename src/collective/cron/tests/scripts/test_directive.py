"""<cron:script />: one line of ZCML."""

from collective.cron.scripts import registry
from collective.cron.scripts.registry import IScript
from zope.component import getGlobalSiteManager
from zope.configuration import xmlconfig
from zope.configuration.config import ConfigurationConflictError
from zope.configuration.exceptions import ConfigurationError

import collective.cron
import unittest


HERE = "collective.cron.tests.scripts.test_directive"
ONE = """<configure xmlns="http://namespaces.zope.org/zope"
    xmlns:cron="http://namespaces.plone.org/cron" i18n_domain="acme"
    >%s</configure>"""
LINE = (
    '<cron:script name="acme.zcml" title="Report" description="Counts"'
    ' function="%s" />'
)


def report(context, days=30):
    """Count."""


class TestDirective(unittest.TestCase):
    def load(self, *lines):
        context = xmlconfig.file("meta.zcml", collective.cron)
        self.addCleanup(self.forget)
        xmlconfig.string(ONE % "".join(lines), context)

    def forget(self):
        site = getGlobalSiteManager()
        site.unregisterUtility(provided=IScript, name=u"acme.zcml")

    def test_a_line_registers_a_function(self):
        self.load(LINE % (HERE + ".report"))
        script = registry.find(u"acme.zcml")
        self.assertIs(script.function, report)
        self.assertEqual((script.title, script.description), (u"Report", u"Counts"))
        self.assertEqual(script.title.domain, "acme")

    def test_one_that_cannot_be_imported_stops_nothing(self):
        self.load(LINE % "acme.not_there.report")
        self.assertIn(u"acme", registry.find(u"acme.zcml").broken)

    def test_two_of_one_name_are_a_conflict(self):
        line = LINE % (HERE + ".report")
        with self.assertRaises(ConfigurationConflictError):
            self.load(line, "\n", line)

    def test_a_name_that_is_none_is_an_error(self):
        with self.assertRaises(ConfigurationError):
            self.load((LINE % HERE).replace("acme.zcml", "Acme ZCML"))
