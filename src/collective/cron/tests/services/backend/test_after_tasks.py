"""An import may name tasks that come later; whoever edits a task may not."""

from collective.cron.services.backend.after_tasks import AfterTasksDeserializer
from collective.cron.settings.backend_schema import IBackend
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.copies import importing_request
from plone.restapi.interfaces import IFieldDeserializer
from plone.uuid.interfaces import IUUID
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest
from zope.schema import ValidationError


LATER = u"e" * 32


class TestAfterTasks(CronTestCase):
    def setUp(self):
        super(TestAfterTasks, self).setUp()
        self.task = self.add_task()
        self.other = self.add_task(name="other", run_after=[IUUID(self.task)])

    def read(self, value):
        adapted = (IBackend["run_after"].bind(self.task), self.task, getRequest())
        deserializer = getMultiAdapter(adapted, IFieldDeserializer)
        self.assertIsInstance(deserializer, AfterTasksDeserializer)
        return deserializer(value)

    def test_of_an_import(self):
        with importing_request(getRequest()):
            self.assertEqual(self.read([LATER]), [LATER])
            self.assertEqual(self.read([{"token": LATER, "title": u"x"}]), [LATER])
            self.assertEqual(self.read(None), [])
            for wrong in ([3], [LATER] * 2, [IUUID(self.other)]):
                with self.assertRaises((ValidationError, ValueError)):
                    self.read(wrong)

    def test_otherwise(self):
        with self.assertRaises(ValidationError):
            self.read([LATER])
