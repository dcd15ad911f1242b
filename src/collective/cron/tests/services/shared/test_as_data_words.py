"""Texts for people are in their language, in every answer: no ids, no English."""

from collective.cron.tests.support.faces import permissions
from collective.cron.tests.support.faces.languages import use_language
from collective.cron.tests.support.faces.rest import RestTestCase
from plone.uuid.interfaces import IUUID

import re


FOR_PEOPLE = re.compile(r"(.*title|description|label|message|reason|words|type)\Z")
ID = re.compile(r"(label|help|title|status|reason|job|description)_[a-z0-9_]+\Z")
TYPE = "/@types/CronTestTask"


def texts(data, path=""):
    """Yield (path, text) of all texts in an answer."""
    if isinstance(data, dict):
        for name, value in data.items():
            for found in texts(value, path + "/" + name):
                yield found
    elif isinstance(data, list):
        for value in data:
            for found in texts(value, path):
                yield found
    elif data:
        yield path, u"%s" % data


class TestWords(RestTestCase):
    def setUp(self):
        super(TestWords, self).setUp()
        use_language(self, "de")
        self.task = self.add_task("fail")
        self.run_due("10:05:00")
        names = {
            "result": self.task.getLastResult().getId(),
            "uid": str(IUUID(self.task)),
        }
        reading = [entry.filled(**names).path for entry in permissions.READING]
        self.paths = reading + [TYPE, "/task", "/task?expand=cron", "/@controlpanels"]

    def test_no_text_for_people_is_the_id_of_one(self):
        for path in self.paths:
            for where, text in texts(self.read_json(path)):
                if FOR_PEOPLE.match(where.rpartition("/")[2]):
                    self.assertFalse(ID.match(text), (path, where, text))

    def test_settings(self):
        settings = self.read_json("/task/@cron")["settings"]
        titles = dict((one["name"], one["title"]) for one in settings)
        self.assertEqual([one for one in titles.values() if "label_" in one], [])
        values = dict((one["name"], one["value"]) for one in settings)
        self.assertNotIn("previous", values["overlap"])
        self.assertEqual(titles["periodicity"], u"Zeitplan")

    def test_types_and_codes(self):
        fields = self.read_json(TYPE)["properties"]
        self.assertEqual(fields["periodicity"]["title"], u"Zeitplan")
        last = self.read_json("/task/@cron")["last"]
        self.assertEqual(last["status"], "FAILED")
        self.assertEqual(last["status_title"], u"Fehlgeschlagen")
