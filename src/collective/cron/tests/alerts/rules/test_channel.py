"""A real content rule is triggered when a task fails, and says why."""

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
        self.add_task(u"fail")
        for minute in (5, 10):
            self.run_due("10:%02d:00" % minute)
        self.assertEqual(self.waiting(), ["rules"])
        (mail,) = self.send()
        self.assertEqual(mail["subject"], u"Task: FAILED (2)")
        self.assertIn(u"it went wrong", mail["text"])
        self.assertIn(u"/plone/task/--results--/", mail["text"])
        self.assertEqual(self.ended(), [("rules", u"rules", u"sent")])

    def test_without_a_rule_nothing_is_noted(self):
        self.add_task(u"fail")
        self.run_due("10:05:00")
        self.assertEqual(self.waiting(), [])
