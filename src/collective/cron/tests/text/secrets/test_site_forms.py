"""Forms of secrets that a site knows of."""

from collective.cron.interfaces import ISecretForms
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.text import redact
from collective.cron.text.secrets import site_forms
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import unittest


@implementer(ISecretForms)
class Forms(object):
    def __init__(self, *patterns):
        self.patterns = patterns


@implementer(ISecretForms)
class Broken(object):
    @property
    def patterns(self):
        raise SystemExit(u"hunter2")


class TestSiteForms(unittest.TestCase):
    def setUp(self):
        self.addCleanup(site_forms._told.clear)
        self.addCleanup(site_forms._compiled.clear)

    def register(self, forms, name=u"acme"):
        registry = getGlobalSiteManager()
        registry.registerUtility(forms, ISecretForms, name=name)
        self.addCleanup(
            registry.unregisterUtility, forms, provided=ISecretForms, name=name
        )

    def test_what_matches_is_hidden(self):
        self.register(Forms(u"ACME-\\d{4,9}", u"member (?P<secret>\\d{3})"))
        shown = redact.to_text(u"ACME-12345 is of member 123.")
        self.assertEqual(shown, u"[hidden] is of member [hidden].")

    def test_each_line_of_a_long_text(self):
        self.register(Forms(u"ACME-\\d{4,9}"))
        text = u"a ACME-12345\n" * 500
        self.assertEqual(redact.hide_secrets(text), u"a [hidden]\n" * 500)

    def test_what_is_broken_changes_nothing_of_the_rest(self):
        self.register(Broken(), u"broken")
        bad = u"(a+)+b", u"(", u"x" * 501, 3, u".*"
        self.register(Forms(*[u"ACME-\\d{4,9}"]))
        for number, pattern in enumerate(bad):
            self.register(Forms(pattern), u"bad%d" % number)
        lines = log_lines(self)
        for _time in range(3):
            shown = redact.to_text(u"id=ACME-12345, password=hunter2")
        self.assertNotIn(u"hunter2", shown)
        self.assertNotIn(u"ACME-12345", shown)
        told = [line for line in lines if u"ISecretForms" in line]
        self.assertEqual(len(told), len(bad) + 1)
        self.assertNotIn(u"hunter2", u"".join(told))
