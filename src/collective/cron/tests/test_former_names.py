"""An add-on that was written for a former version works, under the names it knows.

And what those names refer to is the very thing that the package itself uses.
"""

from collective.cron import clock
from collective.cron.testing import CRON_FIXTURE
from collective.cron.testing import CRON_FUNCTIONAL
from collective.cron.testing import inline_queue
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.former import former
from collective.cron.tests.support.former import stored_names
from importlib import import_module
from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID

import glob
import os
import sys
import transaction
import unittest


ADDON = "former_addon"

# What README.rst, CHANGES.rst and docs named, by module. The second column says where
# each of them is defined now, where that is another module.
DOCUMENTED = (
    ("collective.cron.browser.interfaces", None, "IBackendActions"),
    ("collective.cron.clock", None, "from_iso to_iso now frozen"),
    ("collective.cron.content.backend", None, "Backend"),
    ("collective.cron.demo.census", None, "ICensus Census CensusRunner"),
    ("collective.cron.demo.practice", None, "IPractice Practice PracticeRunner"),
    ("collective.cron.demo.setup", None, "add_tasks"),
    ("collective.cron.errors", None, "Cancelled CronError JobRefused ExpressionError"),
    ("collective.cron.errors", None, "NeverRuns UnknownZone QueueUnavailable RunLost"),
    ("collective.cron.expression", "schedule.expression", "parse Expression"),
    ("collective.cron.interfaces", "settings.backend_schema", "IBackend"),
    ("collective.cron.interfaces", None, "IBackendMethods IJobRunner IResult"),
    ("collective.cron.interfaces", None, "IResultsFolder IBackendJobManager"),
    ("collective.cron.interfaces", None, "IJobQueue ICCRONUtils IBackendTitleCompl"),
    ("collective.cron.interfaces", None, "IServerRestartEvent ICronLayer"),
    ("collective.cron.interfaces", None, "IBackendFinishedJobEvent IBackendEvent"),
    ("collective.cron.jobrunner", None, "JobRunner"),
    ("collective.cron.occurrence", "schedule.occurrence", "upcoming next_occurrence"),
    ("collective.cron.occurrence", "schedule.occurrence", "count_missed"),
    ("collective.cron.testing", None, "CRON_FIXTURE CRON_INTEGRATION CRON_FUNCTIONAL"),
    ("collective.cron.testing", None, "inline_queue"),
    ("collective.cron.transitions", "schedule.coming_clock_changes", "find"),
    ("collective.cron.upgrades.convert", None, "accept_old_patterns"),
    ("collective.cron.wording", "words.wording", "describe explain_change"),
)


class FormerAddonFixture(PloneSandboxLayer):
    """A site with that add-on, which is imported from where archives are, too."""

    defaultBases = (CRON_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        sys.path.insert(0, former.FIXTURES)
        self.loadZCML(package=import_module(ADDON))

    def tearDownZope(self, app):
        sys.path.remove(former.FIXTURES)

    def setUpPloneSite(self, portal):
        applyProfile(portal, ADDON + ":default")


FORMER_ADDON_FIXTURE = FormerAddonFixture()
FORMER_ADDON = FunctionalTesting(
    bases=(FORMER_ADDON_FIXTURE,), name="Cron:FormerAddon"
)


class TestFormerAddon(PageTestCase):
    layer = FORMER_ADDON

    def setUp(self):
        super(TestFormerAddon, self).setUp()
        self.heard = import_module(ADDON + ".task").heard
        del self.heard[:]

    def add(self, **values):
        task = api.content.create(
            self.portal, "FormerTask", "former", activated=True, **values
        )
        transaction.commit()
        return task

    def test_it_is_added_and_run_and_gives_its_result(self):
        task = self.add(periodicity=u"*/5 * * * *", timezone=u"UTC", how_many=2)
        self.assertEqual(self.run_due("10:05:00"), 1)
        result = task.getLastResult()
        self.assertEqual((result.status, result.messages), (u"OK", ()))
        lines = [line.split(" ", 1)[1] for line in result.log]
        dates = [u"2026-11-23T10:10:00Z", u"2026-11-23T10:15:00Z"]
        self.assertEqual(lines, [u"Every 5 minutes"] + dates)
        self.assertEqual(self.heard, [("finished", u"OK")])

    def test_it_warns_where_clocks_change(self):
        task = self.add(
            periodicity=u"30 2 * * *", timezone=u"Europe/Paris", how_many=1
        )
        self.manager_of(task).register_job(force=True)
        self.run_due("10:05:00")
        result = task.getLastResult()
        self.assertEqual(result.status, u"WARN")
        self.assertIn(u"02:30 does not exist that day", result.reason)

    def test_its_page_has_its_action_and_its_list_its_complement(self):
        self.add(periodicity=u"*/5 * * * *", timezone=u"UTC")
        page = self.get("/former").contents
        self.assertIn("Hello from a former add-on", page)
        self.assertIn("foretells 2", self.get("/@@cron-dashboard").contents)

    def test_its_type_is_among_those_of_the_add_form(self):
        browser = self.get("/++add++FormerTask")
        self.assertIn("How many to foretell", browser.contents)
        self.assertIn("form.widgets.periodicity", browser.contents)

    def test_a_start_of_a_worker_is_heard(self):
        self.add(periodicity=u"*/5 * * * *", timezone=u"UTC")
        interfaces = import_module("collective.cron.interfaces")
        event = import_module("collective.cron.events").ServerRestartEvent
        self.assertTrue(interfaces.IServerRestartEvent.implementedBy(event))
        import_module("zope.event").notify(event(self.portal["former"]))
        self.assertEqual(self.heard, [("restart", None)])


class TestDocumentedTest(unittest.TestCase):
    """As docs/howto/job-runner.rst tells authors to test their tasks."""

    layer = CRON_FUNCTIONAL

    def test_it_counts(self):
        queue = inline_queue()
        setRoles(self.layer["portal"], TEST_USER_ID, ["Manager"])
        with clock.frozen(clock.from_iso("2026-11-23T10:00:30Z")):
            census = api.content.create(
                self.layer["portal"],
                "CronCensus",
                "census",
                periodicity=u"*/5 * * * *",
                activated=True,
            )
            transaction.commit()
        with clock.frozen(clock.from_iso("2026-11-23T10:05:00Z")):
            self.assertEqual(queue.run_due(), 1)
        transaction.begin()
        self.assertEqual(census.getLastStatus(), u"OK")


class TestNames(unittest.TestCase):
    def test_documented_names_are_what_the_package_uses(self):
        for module, place, names in DOCUMENTED:
            now = "collective.cron.%s" % place if place else module
            for name in names.split():
                there = getattr(import_module(module), name)
                here = getattr(import_module(now), name)
                self.assertIs(there, here, "%s.%s" % (module, name))

    def test_former_modules_can_be_imported_in_both_ways(self):
        package = import_module("collective.cron")
        for name, _place, _names in DOCUMENTED:
            module, found = import_module(name), package
            for part in name.split(".")[2:]:
                found = getattr(found, part)
            self.assertIs(found, module, name)

    def test_what_a_former_module_does_not_have_is_said(self):
        module = import_module("collective.cron.expression")
        self.assertFalse(hasattr(module, "nothing_of_the_kind"))
        self.assertFalse(hasattr(module, "__file__"))

    def test_names_in_databases_of_both_platforms_are_real(self):
        lists = glob.glob(os.path.join(former.FIXTURES, "former-*.txt"))
        platforms = sorted(os.path.basename(path)[7:-4] for path in lists)
        self.assertEqual(platforms, ["5.2", "6.2"])
        for plone in platforms:
            stored = former.former_names(plone)
            self.assertEqual(stored_names.find_unreal(stored), [], plone)
