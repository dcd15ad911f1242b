"""A task has no such address, until somebody gives one; then it is a secret."""

from collective.cron.audit import snapshot
from collective.cron.content import password_fields
from collective.cron.interfaces import IBackend
from collective.cron.settings.alerts import ping_fields
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.pages import PageTestCase
from lxml import html
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
from zope.component import getMultiAdapter
from zope.schema.interfaces import ConstraintNotSatisfied


ADDRESS = u"https://hc-ping.com/0b1c2d3e"


class TestFields(CronTestCase):
    def test_each_task_has_them(self):
        for name in ping_fields.FIELDS:
            self.assertIn(name, IBackend)
        self.assertIsNone(self.add_task().ping_address)

    def test_addresses_of_the_web(self):
        field = IBackend["ping_address"]
        field.validate(u"https://hc-ping.com/1")
        with self.assertRaises(ConstraintNotSatisfied):
            field.validate(u"hc-ping.com/1")

    def test_nothing_that_is_written_down_has_the_address(self):
        task = self.add_task(ping_address=ADDRESS)
        request = self.layer["request"]
        said = getMultiAdapter((task, request), ISerializeToJson)()
        self.assertEqual(said["ping_address"], password_fields.HIDDEN)
        noted = snapshot.of(task, u"task", u"salt")
        self.assertIsNone(noted[u"ping_address"][0])
        shown = [one for one in task.getDatas() if one["name"] == "ping_address"]
        self.assertEqual(shown[0]["value"], password_fields.HIDDEN)

    def test_what_is_sent_back_changes_nothing_and_none_takes_it_away(self):
        task = self.add_task(ping_address=ADDRESS)
        read = getMultiAdapter((task, self.layer["request"]), IDeserializeFromJson)
        for sent, expected in ((password_fields.HIDDEN, ADDRESS), (None, None)):
            read(validate_all=False, data={"ping_address": sent})
            self.assertEqual(task.ping_address, expected)


class TestForm(PageTestCase):
    def test_the_address_looks_as_the_other_lines_do(self):
        self.add_task()
        page = html.fromstring(self.get("/task/edit").contents)
        path = "//input[contains(@name, '%s')]/@class"
        own, others = [page.xpath(path % one)[0] for one in ("ping_address", "title")]
        self.assertEqual("form-control" in own, "form-control" in others)
