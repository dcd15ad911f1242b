"""What @types tells a client of the fields of a task."""

from collective.cron.services.schedule.json_schema import WIDGET
from collective.cron.tests.support.faces.pages import PASSWORD
from collective.cron.tests.support.faces.rest import RestTestCase
from plone import api


class TestTypes(RestTestCase):
    def setUp(self):
        super(TestTypes, self).setUp()
        self.fields = self.read_json("/@types/CronTestTask")["properties"]

    def test_a_periodicity_has_a_widget(self):
        found = self.fields["periodicity"]
        self.assertEqual((found["widget"], found["type"]), (WIDGET, "string"))

    def test_who_to_run_as_is_one_of_the_users(self):
        options = self.fields["run_as"]["widgetOptions"]
        name = "/@vocabularies/plone.app.vocabularies.Users"
        self.assertTrue(options["vocabulary"]["@id"].endswith(name), options)
        self.assertEqual(options["frontendOptions"], {"widget": "cron_user"})

    def test_the_vocabulary_answers_where_users_are_few(self):
        api.portal.set_registry_record("plone.many_users", False)
        properties = {"fullname": u"Jane Doe"}
        api.user.create("a@example.org", "jane", PASSWORD, properties=properties)
        url = self.fields["run_as"]["widgetOptions"]["vocabulary"]["@id"]
        response = self.call("GET", url[len(self.portal.absolute_url()) :])
        self.assertEqual(response.status_code, 200, response.text)
        tokens = [term["token"] for term in response.json()["items"]]
        self.assertIn("jane", tokens)
