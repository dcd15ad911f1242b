"""The add-on in docs/howto/scripts.rst works as it stands there."""

from collective.cron.scripts import registry
from collective.cron.tests.documentation.test_examples import blocks_of
from collective.cron.tests.documentation.test_examples import DOCS
from collective.cron.tests.support.script_case import ScriptCase
from zope.component import getGlobalSiteManager
from zope.configuration import xmlconfig

import os
import setuptools
import sys
import types
import unittest


PAGE = os.path.abspath(os.path.join(DOCS, "howto", "scripts.rst"))


@unittest.skipUnless(os.path.exists(PAGE), "a release carries no docs")
class TestAddOn(ScriptCase):
    def setUp(self):
        super(TestAddOn, self).setUp()
        self.setup, code = blocks_of(PAGE, "python")[:2]
        (self.zcml,) = blocks_of(PAGE, "xml")
        module = types.ModuleType("acme_report")
        exec(compile(code, PAGE, "exec"), vars(module))
        sys.modules["acme_report"] = module
        self.addCleanup(sys.modules.pop, "acme_report")
        self.run_script = module.run

    def test_the_setup_names_the_function(self):
        given = {}
        self.addCleanup(setattr, setuptools, "setup", setuptools.setup)
        setuptools.setup = lambda **options: given.update(options)
        exec(compile(self.setup, PAGE, "exec"), {})
        (line,) = given["entry_points"][registry.GROUP]
        self.assertEqual(line, "acme.report = acme_report:run")
        self.assertIn("acme_report", given["py_modules"])

    def test_a_run_has_the_table_and_the_warning(self):
        result = self.play(self.run_script, settings={u"kind": u"CronScript"})
        self.assertEqual(result.messages, (u"1 are without a summary.",))
        self.assertEqual(result.log, (u"0:00:00 There are 1.",))
        (table,) = result.tables
        self.assertEqual(table.columns, (u"Content", u"Changed"))
        self.assertEqual([row[0][0] for row in table.rows()], [u"/plone/task"])

    def test_the_element_of_zcml_registers_it(self):
        xmlconfig.string(self.zcml)
        script = registry.find(u"acme.report")
        self.addCleanup(
            getGlobalSiteManager().unregisterUtility,
            script,
            registry.IScript,
            u"acme.report",
        )
        self.assertEqual((script.title, script.broken), (u"Report", u""))
