"""A real content rule is triggered when a task fails, and says why."""

from collective.cron.alerts import outbox
from collective.cron.interfaces import ITaskFailedEvent
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from plone.app.contentrules.actions.mail import MailAction
from plone.app.contentrules.rule import Rule
from plone.contentrules.engine.assignments import RuleAssignment
from plone.contentrules.engine.interfaces import IRuleAssignmentManager
from plone.contentrules.engine.interfaces import IRuleStorage
from zope.component import getUtility

import transaction


class TestRules(AlertCase):
    def setUp(self):
        super(TestRules, self).setUp()
        tell(alert_channels=[])

    def add_rule(self):
        rule = Rule()
        storage = getUtility(IRuleStorage)
        storage[u"cron"] = rule
        rule.title, rule.event = u"Cron", ITaskFailedEvent
        action = MailAction()
        action.source = u"site@example.org"
        action.recipients = u"ann@example.org"
        action.subject = u"${title}: ${cron_status} (${cron_failures})"
        action.message = u"${cron_reason} ${cron_result_url}"
        rule.actions.append(action)
        assignment = RuleAssignment(u"cron", enabled=True, bubbles=True)
        IRuleAssignmentManager(self.portal)[u"cron"] = assignment
        self.addCleanup(self.remove_rule)
        transaction.commit()

    def remove_rule(self):
        storage = getUtility(IRuleStorage)
        del storage[u"cron"]
        del IRuleAssignmentManager(self.portal)[u"cron"]
        transaction.commit()

    def test_once_for_a_row_of_failures(self):
        self.add_rule()
        task = self.add_task(u"fail")
        self.run_due("10:05:00")
        first = task.getLastResult().getId()
        task.script = u"exit"
        self.run_due("10:10:00")
        self.assertEqual(self.waiting(), ["rules"])
        (mail,) = self.send()
        # Of the run that triggered it, whatever was run since.
        self.assertEqual(mail["subject"], u"Task: FAILED (1)")
        self.assertIn(u"it went wrong", mail["text"])
        self.assertIn(u"/plone/task/--results--/%s" % first, mail["text"])
        self.assertEqual(self.ended(), [("rules", u"rules", u"sent")])

    def test_one_that_a_former_version_noted_says_what_the_last_run_was(self):
        self.add_rule()
        self.add_task(u"fail")
        self.run_due("10:05:00")
        (alert,) = outbox.waiting(self.portal)
        alert.facts = {"title": u"Task", "path": u"task", "what": u"failed"}
        transaction.commit()
        (mail,) = self.send()
        self.assertEqual(mail["subject"], u"Task: FAILED (1)")

    def test_without_a_rule_nothing_is_noted(self):
        self.add_task(u"fail")
        self.run_due("10:05:00")
        self.assertEqual(self.waiting(), [])
