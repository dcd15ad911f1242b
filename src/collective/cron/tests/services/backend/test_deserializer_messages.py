# -*- coding: utf-8 -*-
"""What is wrong with a Backend that is sent, as Volto reads it, in each language."""

from collective.cron.tests.support.faces import volto
from collective.cron.tests.support.faces.languages import LANGUAGES
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase
from plone import api

import json
import transaction


BAD = (
    u"61 * * * *",
    u"* * * *",
    u"* * * * * *",
    u"it's * * * *",
    u'"a" * * * *',
    u"\\ * * * *",
    u"a\\'b\" * * * *",
    u"&quot; * * * *",
    u"<b title='x * * * *",
    u"à 9h",
    u"\u202e\u2028",
    u"@reboot's",
    u"0 0 30 2 *",
    u"1," * 100,
    u"",
)
FIRST_WORD = {"en": u"minute", "de": u"Minute", "fr": u"minute", "es": u"minuto"}


class TestRefused(RestTestCase):
    def setUp(self):
        super(TestRefused, self).setUp()
        languages = ["en"] + list(LANGUAGES)
        api.portal.set_registry_record("plone.available_languages", languages)
        api.portal.set_registry_record("plone.use_request_negotiation", True)
        transaction.commit()
        self.task = self.add_task()

    def errors(self, method, path, language, **values):
        """Return {field: message} of a request that is refused."""
        headers = {"Content-Type": JSON, "Accept-Language": language}
        data = json.dumps(values)
        response = self.call(method, path, headers=headers, data=data)
        self.assertEqual(response.status_code, 400, response.text)
        answer = response.json()
        self.assertEqual(answer["type"], "BadRequest")
        return volto.read_errors(answer["message"])

    def test_every_message_of_a_periodicity_in_every_language(self):
        for language in sorted(FIRST_WORD):
            for text in BAD:
                sent = {"periodicity": text}
                patched = self.errors("PATCH", "/task", language, **sent)
                self.assertEqual(set(patched), set([u"periodicity"]), text)
                added = self.errors(
                    "POST", "", language, **dict(sent, **{"@type": "CronTestTask"})
                )
                self.assertEqual(added[u"periodicity"], patched[u"periodicity"])
                said = patched[u"periodicity"]
                if text == BAD[0]:
                    self.assertTrue(said.startswith(FIRST_WORD[language]), said)
        self.assertEqual(self.task.periodicity, u"*/5 * * * *")

    def test_tasks_that_would_run_in_a_circle(self):
        other = self.add_task(name="other")
        first, second = [str(api.content.get_uuid(t)) for t in (self.task, other)]
        headers, path = {"Content-Type": JSON}, "/other"
        data = json.dumps({"run_after": [first]})
        response = self.call("PATCH", path, headers=headers, data=data)
        self.assertEqual(response.status_code, 204, response.text)
        shown = self.call("GET", path, headers={"Accept": JSON}).json()["run_after"]
        self.assertEqual([one["token"] for one in shown], [first])
        said = self.errors("PATCH", "/task", "de", run_after=[second])[u"run_after"]
        self.assertIn(u"im Kreis", said)
        said = self.errors("PATCH", "/task", "en", run_after=[first])
        self.assertEqual(set(said), set([u"run_after"]))
        transaction.begin()
        self.assertFalse(self.task.run_after)

    def test_other_fields(self):
        sent = {"timezone": u"Mars/'Base'", "late_limit": 0, "overlap": u"it's"}
        for language in sorted(FIRST_WORD):
            found = self.errors("PATCH", "/task", language, **sent)
            self.assertEqual(set(found), set(sent))

    def test_what_is_required(self):
        found = self.errors("PATCH", "/task", "en", periodicity=None)
        self.assertIn(u"is a required field. Setting it to null", found["periodicity"])
