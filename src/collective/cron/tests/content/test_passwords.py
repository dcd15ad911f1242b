"""Passwords of tasks stay where they are: WebDAV and forms have none."""

from AccessControl import Unauthorized
from collective.cron.content.password_fields import HIDDEN
from collective.cron.content.passwords import PasswordConverter
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.tasks import ITestTask
from plone.rfc822 import constructMessageFromSchema
from plone.rfc822 import initializeObjectFromSchema
from Products.PythonScripts.PythonScript import PythonScript
from z3c.form.interfaces import IDataManager
from z3c.form.interfaces import NOT_CHANGED
from zope.component import getMultiAdapter

import mock


PASSWORD = u"hunter2"


class TestPasswords(CronTestCase):
    def setUp(self):
        super(TestPasswords, self).setUp()
        self.task = self.add_task(secret=PASSWORD)

    def test_in_a_form(self):
        manager = getMultiAdapter((self.task, ITestTask["secret"]), IDataManager)
        self.assertEqual((manager.get(), manager.query()), (HIDDEN, HIDDEN))
        manager.set(HIDDEN)
        self.assertEqual(self.task.secret, PASSWORD)
        manager.set(u"another")
        self.assertEqual(self.task.secret, u"another")
        manager.set(None)
        self.assertIsNone(self.task.secret)

    def test_left_empty_in_a_form(self):
        for context, expected in ((self.task, NOT_CHANGED), (self.portal, None)):
            widget = mock.Mock(context=context)
            converter = PasswordConverter(ITestTask["secret"], widget)
            self.assertIs(converter.toFieldValue(u""), expected)
            self.assertEqual(converter.toFieldValue(u"another"), u"another")

    def test_in_a_file(self):
        message = constructMessageFromSchema(self.task, ITestTask)
        self.assertNotIn(PASSWORD, message.as_string())
        self.assertEqual(str(message["secret"]), str(HIDDEN))
        initializeObjectFromSchema(self.task, ITestTask, message)
        self.assertEqual(self.task.secret, PASSWORD)
        message.replace_header("secret", "another")
        initializeObjectFromSchema(self.task, ITestTask, message)
        self.assertEqual(self.task.secret, u"another")

    def test_several_in_a_file(self):
        self.task.secrets = [PASSWORD, u"other-one"]
        message = constructMessageFromSchema(self.task, ITestTask)
        self.assertNotIn(PASSWORD, message.as_string())
        self.assertNotIn("other-one", message.as_string())
        initializeObjectFromSchema(self.task, ITestTask, message)
        self.assertEqual(self.task.secrets, [PASSWORD, u"other-one"])
        message.replace_header("secrets", "one||two")
        initializeObjectFromSchema(self.task, ITestTask, message)
        self.assertEqual(self.task.secrets, [u"one", u"two"])

    def test_in_scripts_and_templates_of_the_site(self):
        script = PythonScript("spy")
        script.write("return context.script, context.periodicity")
        self.assertEqual(
            script.__of__(self.task)(), (self.task.script, self.task.periodicity)
        )
        self.task.ping_address = u"https://hc-ping.com/hunter2"
        for name in ("secret", "ping_address"):
            script.write("return context.%s" % name)
            with self.assertRaises(Unauthorized):
                script.__of__(self.task)()

    def test_in_the_list_of_settings(self):
        told = dict((one["name"], one["value"]) for one in self.task.getDatas())
        self.assertEqual((told["secret"], told["script"]), (HIDDEN, u"count"))
