"""@@cron-scripts lists what is registered, who offers it, and how it went."""

from collective.cron.browser.scripts import listing
from collective.cron.tests.support import script_case
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.script_case import ScriptCase

import unittest


class TestMacros(unittest.TestCase):
    def test_they_are_made_when_a_page_asks_for_them(self):
        """While a server starts, the engine of templates is not there yet."""
        self.assertIsInstance(vars(listing.TasksPage)["macros"], property)


class TestScripts(ScriptCase, PageTestCase):
    def setUp(self):
        super(TestScripts, self).setUp()
        self.add_people()

    def look(self, name=ALL):
        return self.read(self.get("/@@cron-scripts", name))

    def test_each_with_who_offers_it_and_its_last_runs(self):
        script_case.register(
            self, lambda context: None, title=u"Report <b>", description=u"Counts."
        )
        self.add_script_task()
        self.run_due("10:05:00")
        page = self.look()
        for text in ("Report &lt;b&gt;", "Counts.", "acme.report", ">acme<"):
            self.assertIn(text, page)
        self.assertIn("/task/--results--/", page)
        self.assertIn("collective.cron.content-report", page)
        self.assertIn("@@cron-scripts", self.read(self.get("/@@cron-dashboard")))

    def test_actions_are_for_those_who_may(self):
        script_case.register(self, lambda context: None)
        self.assertIn("@@cron-script?script=acme.report", self.look())
        self.assertNotIn("@@cron-script?", self.look(VIEWER))
        self.assertNotIn("++add++CronScript", self.look(VIEWER))
        page = self.read(self.get("/@@cron-scripts"))
        self.assertIn("/++add++CronScript?script=acme.report", page)

    def test_one_that_cannot_be_used_says_why(self):
        script_case.register(self, "no function")
        page = self.look()
        self.assertIn("not a function", page)
        self.assertNotIn("@@cron-script?script=acme.report", page)

    def test_a_task_whose_script_is_gone_is_listed_too(self):
        script = script_case.register(self, lambda context: None)
        self.add_script_task()
        self.assertNotIn('id="cron-gone"', self.look())
        script_case.forget(script)
        page = self.look()
        self.assertIn('id="cron-gone"', page)
        self.assertIn("/plone/task", page)
