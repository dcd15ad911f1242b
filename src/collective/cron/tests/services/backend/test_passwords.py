"""Passwords of tasks stay where they are."""

from collective.cron.services.backend.passwords import HIDDEN
from collective.cron.tests.support.base import CronTestCase
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
from zope.component import getMultiAdapter


class TestPasswords(CronTestCase):
    def setUp(self):
        super(TestPasswords, self).setUp()
        self.task = self.add_task(secret=u"hunter2")
        self.request = self.layer["request"]

    def serialize(self):
        return getMultiAdapter((self.task, self.request), ISerializeToJson)()

    def patch(self, **data):
        found = getMultiAdapter((self.task, self.request), IDeserializeFromJson)
        found(validate_all=False, data=data)
        return self.task.secret

    def test_whether_there_is_one_is_all_that_is_said(self):
        self.assertEqual(self.serialize()["secret"], HIDDEN)
        self.task.secret = None
        self.assertIsNone(self.serialize()["secret"])

    def test_what_is_sent_back_changes_nothing_and_another_one_does(self):
        self.assertEqual(self.patch(secret=HIDDEN), u"hunter2")
        self.assertEqual(self.patch(secret=u"s3cret"), u"s3cret")
        self.assertIsNone(self.patch(secret=None))
