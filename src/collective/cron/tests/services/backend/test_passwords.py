"""Passwords of tasks stay where they are."""

from collective.cron.content.password_fields import HIDDEN
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
from zope.component import getMultiAdapter

import json


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

    def test_of_several_too(self):
        self.task.secrets, self.task.named = [u"one", u"two"], {u"a": u"three"}
        shown = self.serialize()
        self.assertEqual((shown["secrets"], shown["named"]), (HIDDEN, HIDDEN))
        self.patch(secrets=HIDDEN, named=HIDDEN)
        self.assertEqual(self.task.secrets, [u"one", u"two"])
        self.assertEqual(self.task.named, {u"a": u"three"})
        self.patch(secrets=[u"four"], named={u"b": u"five"})
        self.assertEqual(self.task.secrets, [u"four"])
        self.assertEqual(self.task.named, {u"b": u"five"})

    def test_what_is_sent_back_changes_nothing_and_another_one_does(self):
        self.assertEqual(self.patch(secret=HIDDEN), u"hunter2")
        self.assertEqual(self.patch(secret=u"s3cret"), u"s3cret")
        self.assertIsNone(self.patch(secret=None))


class TestAnswers(RestTestCase):
    """As programs ask for them."""

    VALUES = {"secret": "hunter2x", "secrets": ["hunter3x"], "named": {"a": "hunter4x"}}

    def send(self, method, path, **data):
        headers = {"Content-Type": JSON, "Prefer": "return=representation"}
        return self.call(method, path, headers=headers, data=json.dumps(data))

    def check(self, response, expected=200):
        self.assertEqual(response.status_code, expected, response.text)
        self.assertNotIn("hunter", response.text)
        return response

    def test_none_has_a_password(self):
        values = dict(self.VALUES, id="new", title="new", periodicity="@daily")
        values["@type"] = "CronTestTask"
        self.check(self.send("POST", "", **values), 201)
        for path in (
            "new",
            "new?expand=*",
            "new/@cron",
            "new/@history",
            "@search?portal_type=CronTestTask&fullobjects=1",
            "@search?portal_type=CronTestTask&metadata_fields=_all",
        ):
            self.check(self.call("GET", "/" + path))
        self.check(self.send("PATCH", "/new", title="other", secret="hunter5x"))
        task = self.portal["new"]
        self.assertEqual(task.secret, u"hunter5x")
        self.assertEqual(task.named, {u"a": u"hunter4x"})
