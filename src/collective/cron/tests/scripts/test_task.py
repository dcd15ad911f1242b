"""A script task: its settings are fields that it alone has."""

from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.interfaces import IBackend
from collective.cron.overview import readable_settings
from collective.cron.overview import status
from collective.cron.scripts.task import ScriptsVocabulary
from collective.cron.tests.support import script_case
from collective.cron.tests.support.script_case import NAME
from collective.cron.tests.support.script_case import ScriptCase
from plone.dexterity.utils import iterSchemata


def report(context, days=30, active=True, title=u"Of it"):
    """Count."""


class TestScriptTask(ScriptCase):
    def setUp(self):
        super(TestScriptTask, self).setUp()
        self.script = script_case.register(self, report, title=u"Report")
        self.task = self.add_script_task()

    def test_settings_are_fields(self):
        self.assertIn(self.script.schema, list(iterSchemata(self.task)))
        settings = self.script.schema(self.task)
        self.assertEqual((settings.setting_days, settings.setting_active), (30, True))
        settings.setting_days, settings.setting_title = 7, u"Other"
        self.assertEqual(self.task.settings, {"days": 7, "title": u"Other"})
        self.assertEqual(self.task.title, u"Task")

    def test_other_tasks_do_not_have_them(self):
        script_case.register(self, lambda context, share=0.5: None, u"acme.other")
        other = self.add_script_task("other", script=u"acme.other")
        self.assertNotIn(self.script.schema, list(iterSchemata(other)))
        self.assertIs(IBackend(self.task), self.task)

    def test_settings_in_words(self):
        self.task.settings = {"days": 7}
        told = readable_settings.describe(self.task, self.layer["request"])
        told = dict((one["title"], one["value"]) for one in told)
        self.assertEqual(told[u"Script"], u"Report")
        self.assertEqual((told[u"Days"], told[u"Active"]), (u"7", u"Yes"))
        self.assertEqual(told[u"Title"], u"Of it")

    def assess(self):
        return status.assess(self.manager_of(self.task), [], clock.now())

    def test_one_whose_script_is_gone_says_so(self):
        self.assertNotEqual(self.assess().code, "broken")
        script_case.forget(self.script)
        found = self.assess()
        self.assertEqual(found.code, "broken")
        self.assertIn(NAME, found.reason)
        self.assertFalse(one_backend.run(self.manager_of(self.task)).well)
        list(iterSchemata(self.task))

    def test_one_with_settings_that_do_not_fit_says_so(self):
        self.task.settings = {"days": u"many"}
        self.assertIn(u"days: ", self.assess().reason)
        outcome = one_backend.activate(self.manager_of(self.task), [], clock.now())
        self.assertFalse(outcome.well)

    def test_only_what_can_be_run_is_offered(self):
        script_case.register(self, "no function", u"acme.broken")
        offered = ScriptsVocabulary()(self.portal)
        self.assertIn(NAME, offered)
        self.assertEqual(offered.getTerm(NAME).title, u"Report")
        self.assertNotIn(u"acme.broken", offered)
