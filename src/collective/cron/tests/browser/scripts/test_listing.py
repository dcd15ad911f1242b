"""@@cron-scripts lists what is registered, who offers it, and how it went."""

from collective.cron.browser.scripts import listing
from collective.cron.scripts import on_demand
from collective.cron.tests.support import script_case
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.script_case import ScriptCase
from zope.lifecycleevent import modified

import transaction
import unittest


class TestMacros(unittest.TestCase):
    def test_they_are_made_when_a_page_asks_for_them(self):
        """While a server starts, the engine of templates is not there yet."""
        self.assertIsInstance(vars(listing.TasksPage)["macros"], property)


class TestOnDemand(ScriptCase, PageTestCase):
    """A task that was made for runs that somebody asks for."""

    def setUp(self):
        super(TestOnDemand, self).setUp()
        script = script_case.register(self, lambda context: None, title=u"Report")
        self.task, _outcome = on_demand.run(self.portal, script, {})
        self.run_due()

    def test_the_page_knows_no_next_run(self):
        page = self.read(self.get("/cron-scripts/acme-report"))
        self.assertEqual(page.count(">Only when somebody asks for it<"), 1)
        self.assertIn("It is run only when somebody asks for it.", page)
        for text in ("Every year", "if it were active", "cron-activate", "Activate"):
            self.assertNotIn(text, page)
        self.assertIn("@@cron-run", page)

    def test_nor_does_the_dashboard(self):
        page = self.read(self.get("/@@cron-dashboard"))
        row = page[page.index('id="cron-row-') :]
        row = row[: row.index("</tr>")]
        self.assertIn(">Only when somebody asks for it<", row)
        for text in ("Every year", "@yearly", "activate:"):
            self.assertNotIn(text, row)

    def test_one_that_is_activated_is_as_any_other(self):
        self.task.activated = True
        modified(self.task)
        transaction.commit()
        page = self.read(self.get("/cron-scripts/acme-report"))
        self.assertIn("@yearly", page)
        self.assertNotIn("Only when somebody asks", page)


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
        # How it went is one answer, whether it will run another one.
        self.assertIn("Next run <time", " ".join(page.split()))
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
