"""Passwords of tasks stay where they are: WebDAV and forms have none."""

from collective.cron.content.passwords import HIDDEN
from collective.cron.content.passwords import hidden
from collective.cron.interfaces import IBackend
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.tasks import ITestTask
from plone.rfc822 import constructMessageFromSchema
from plone.rfc822 import initializeObjectFromSchema
from z3c.form.interfaces import IDataManager
from zope.component import getMultiAdapter


PASSWORD = u"hunter2"


class TestPasswords(CronTestCase):
    def setUp(self):
        super(TestPasswords, self).setUp()
        self.task = self.add_task(secret=PASSWORD)

    def test_whether_there_is_one_is_all_that_is_said(self):
        field = ITestTask["secret"]
        self.assertEqual(hidden(field, PASSWORD), HIDDEN)
        self.assertIsNone(hidden(field, None))
        self.assertEqual(hidden(IBackend["periodicity"], PASSWORD), PASSWORD)

    def test_in_a_form(self):
        manager = getMultiAdapter((self.task, ITestTask["secret"]), IDataManager)
        self.assertEqual((manager.get(), manager.query()), (HIDDEN, HIDDEN))
        manager.set(HIDDEN)
        self.assertEqual(self.task.secret, PASSWORD)
        manager.set(u"another")
        self.assertEqual(self.task.secret, u"another")

    def test_in_a_file(self):
        message = constructMessageFromSchema(self.task, ITestTask)
        self.assertNotIn(PASSWORD, message.as_string())
        self.assertEqual(str(message["secret"]), str(HIDDEN))
        initializeObjectFromSchema(self.task, ITestTask, message)
        self.assertEqual(self.task.secret, PASSWORD)
        message.replace_header("secret", "another")
        initializeObjectFromSchema(self.task, ITestTask, message)
        self.assertEqual(self.task.secret, u"another")

    def test_in_the_list_of_settings(self):
        told = dict((one["name"], one["value"]) for one in self.task.getDatas())
        self.assertEqual((told["secret"], told["script"]), (HIDDEN, u"count"))
