"""What plone.restapi may not change of a Backend is refused, not left out."""

from collective.cron.tests.support.copies import importing_request
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.worksite import identity
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import TEST_USER_ID
from plone.restapi.interfaces import IDeserializeFromJson
from zope.component import getMultiAdapter

import json
import transaction


class TestDeserializer(RestTestCase):
    def setUp(self):
        super(TestDeserializer, self).setUp()
        self.add_people()
        self.task = self.add_task(run_as=u"test_user_1_")
        for place in (self.portal, self.task):
            place.manage_setLocalRoles(MANAGER, ["Editor", "Contributor"])
            place.reindexObjectSecurity()
        transaction.commit()

    def send(self, method, path, name=MANAGER, **data):
        headers = {"Content-Type": JSON}
        response = self.call(
            method, path, name, headers=headers, data=json.dumps(data)
        )
        transaction.begin()
        return response

    def test_another_user_is_refused_and_named(self):
        for user in (u"admin", MANAGER, None, 3):
            response = self.send("PATCH", "/task", title=u"x", run_as=user)
            self.assertEqual(response.status_code, 403, response.text)
            self.assertIn("run_as", response.json()["message"])
        self.assertEqual((self.task.title, self.task.run_as), (u"Task", "test_user_1_"))

    def test_what_stands_there_already_is_accepted(self):
        response = self.send("PATCH", "/task", title=u"x", run_as=u"test_user_1_")
        self.assertEqual(response.status_code, 204, response.text)
        self.assertEqual(self.task.title, u"x")

    def test_who_may_choose_is_heard(self):
        response = self.send("PATCH", "/task", SITE_OWNER_NAME, run_as=u"admin")
        self.assertEqual(response.status_code, 204, response.text)
        self.assertEqual(self.task.run_as, u"admin")

    def test_a_user_who_is_not_there_is_refused(self):
        new = {"@type": "CronTestTask", "title": u"x", "periodicity": u"@daily"}
        for method, path, data in (("PATCH", "/task", {}), ("POST", "", new)):
            response = self.send(method, path, SITE_OWNER_NAME, run_as=u"ghost", **data)
            self.assertEqual(response.status_code, 400, response.text)
            self.assertIn("There is no user with this id: ghost", response.text)
        self.assertNotIn("x", self.portal)

    def test_of_one_who_is_gone_the_rest_can_be_changed(self):
        self.task.run_as = u"ghost"
        transaction.commit()
        response = self.send(
            "PATCH", "/task", SITE_OWNER_NAME, run_as=u"ghost", title=u"x"
        )
        self.assertEqual(response.status_code, 204, response.text)
        self.assertEqual(self.task.title, u"x")

    def test_a_new_one_runs_as_oneself_only(self):
        new = {"@type": "CronTestTask", "title": u"x", "periodicity": u"@daily"}
        response = self.send("POST", "", run_as=u"admin", **new)
        self.assertEqual(response.status_code, 403, response.text)
        self.assertIn("run_as", response.json()["message"])
        self.assertNotIn("x", self.portal)
        response = self.send("POST", "", run_as=MANAGER, **new)
        self.assertEqual(response.status_code, 201, response.text)
        self.assertEqual(self.portal["x"].run_as, MANAGER)

    def test_a_user_who_was_made_anew_is_meant_if_chosen_again(self):
        for _time in range(2):
            api.user.create(u"bob@example.org", u"bob", u"Secret-12345")
            transaction.commit()
            if not _time:
                self.send("PATCH", "/task", SITE_OWNER_NAME, run_as=u"bob")
                api.user.delete(username="bob")
                transaction.commit()
        self.assertEqual(self.manager_of(self.task).plan.where, identity.GONE)
        self.send("PATCH", "/task", run_as=u"bob")
        self.assertEqual(self.manager_of(self.task).plan.where, identity.GONE)
        response = self.send("PATCH", "/task", SITE_OWNER_NAME, run_as=u"bob")
        self.assertEqual(response.status_code, 204, response.text)
        self.assertEqual(self.manager_of(self.task).plan.where, identity.SITE)

    def test_an_import_leaves_out_what_cannot_be_set(self):
        request, lines = self.task.REQUEST, log_lines(self)
        setRoles(self.portal, TEST_USER_ID, ["Site Administrator"])
        data = {"title": u"x", "run_as": u"admin", "kind": u"gone", "timezone": None}
        with importing_request(request):
            deserializer = getMultiAdapter((self.task, request), IDeserializeFromJson)
            deserializer(data=data)
        self.assertEqual(self.task.title, u"x")
        self.assertEqual(self.task.run_as, u"test_user_1_")
        self.assertTrue(self.task.timezone)
        (line,) = [line for line in lines if "left out" in line]
        self.assertTrue(line.endswith(": kind, run_as, timezone"), line)
