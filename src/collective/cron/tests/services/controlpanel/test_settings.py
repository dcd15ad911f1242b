"""@controlpanels/cron-settings: as the form, for Volto and for programs."""

from collective.cron.controlpanel.schema import ISettingsForm
from collective.cron.memory import pause
from collective.cron.settings import site_settings
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.rest import RestTestCase
from zope.schema import getFieldNames

import json


PATH = "/@controlpanels/cron-settings"
UNTIL = "2026-11-26T10:00:00Z"


class TestControlPanel(RestTestCase):
    def patch(self, expected=204, name=None, **values):
        who = (name,) if name else ()
        headers = {"Content-Type": "application/json"}
        data = json.dumps(values)
        response = self.call("PATCH", PATH, *who, headers=headers, data=data)
        said = values, response.text
        self.assertEqual(response.status_code, expected, said)
        return response

    def test_it_is_listed_with_the_others(self):
        listed = self.read_json("/@controlpanels")
        found = [one for one in listed if one["@id"].endswith(PATH)]
        self.assertEqual(found[0]["title"], "Settings for scheduled tasks")

    def test_get_tells_schema_and_values(self):
        answer = self.read_json(PATH)
        names = set(getFieldNames(ISettingsForm))
        self.assertEqual(set(answer["data"]), names)
        self.assertEqual(set(answer["schema"]["properties"]), names)
        sets = [fieldset["id"] for fieldset in answer["schema"]["fieldsets"]]
        expected = ["default", "results", "pause", "site", "alerts", "webhook"]
        expected.append("pings")
        self.assertEqual(sets, expected)
        self.assertEqual(answer["data"]["keep_results"], 100)
        self.assertEqual(answer["data"]["overlap"]["token"], "skip")
        self.assertEqual(answer["data"]["default_zone"]["token"], "site")
        self.assertFalse(answer["data"]["paused"])

    def test_patch_stores_what_is_sent_and_nothing_else(self):
        self.patch(keep_days=5, overlap="wait", default_zone={"token": "Asia/Tokyo"})
        self.assertEqual(site_settings.get("keep_days"), 5)
        self.assertEqual(site_settings.get("overlap"), u"wait")
        self.assertEqual(site_settings.get("default_zone"), u"Asia/Tokyo")
        self.assertEqual(site_settings.get("keep_results"), 100)
        self.patch(site_url="https://www.example.org")
        self.assertEqual(site_settings.get("site_url"), "https://www.example.org")
        self.patch(site_url=None)
        self.assertIsNone(site_settings.get("site_url"))

    def test_what_is_read_can_be_sent_back(self):
        self.patch(paused=True, pause_reason="Moving", pause_until=UNTIL)
        before = pause.current(self.portal)
        data = self.read_json(PATH)["data"]
        self.patch(**data)
        self.assertEqual(self.read_json(PATH)["data"], data)
        self.assertEqual(pause.current(self.portal), before)

    def test_pause_notes_who_and_can_be_ended(self):
        self.add_people()
        self.portal.manage_permission("Plone Site Setup: Overview", ["Member"], 1)
        self.patch(name=MANAGER, paused=True, pause_reason="Moving", pause_until=UNTIL)
        found = pause.current(self.portal)
        self.assertEqual((found.by, found.reason), (MANAGER, u"Moving"))
        data = self.read_json(PATH)["data"]
        self.assertEqual(data["pause_until"], UNTIL)
        self.patch(name=ALL, paused=False)
        self.assertIsNone(pause.current(self.portal))

    def test_what_is_wrong_is_refused_as_in_the_form_and_nothing_is_stored(self):
        for values, message in (
            ({"keep_days": 0}, "a whole number from 1 to 36500 is accepted"),
            ({"keep_days": "many"}, "a whole number from 1 to 36500 is accepted"),
            ({"keep_days": None}, "a whole number from 1 to 36500 is accepted"),
            ({"reconcile_interval": 5}, "a whole number from 10 to 3600"),
            ({"overlap": "burst"}, "overlap"),
            ({"default_zone": "Mars/Base"}, "default_zone"),
            ({"site_url": "javascript:alert(1)"}, "such as https://www.example.org"),
            ({"paused": True}, "1 to 200 characters"),
            ({"paused": "yes"}, "paused"),
            ({"pause_reason": "Moving"}, "Tick this"),
            ({"paused": True, "pause_reason": "x" * 201}, "pause_reason"),
            ({"pause_until": "2026-11-26T10:00:00"}, "such as 2027-01-31T18:00:00Z"),
            ({"pause_by": "jane"}, "There is no such setting"),
        ):
            before = self.read_json(PATH)["data"]
            sent = dict(values, keep_failures_days=9)
            response = self.patch(400, **sent)
            self.assertIn(message, response.text, values)
            self.assertIn('"field', response.text.replace("'", '"').replace("\\", ""))
            self.assertEqual(self.read_json(PATH)["data"], before)

    def test_only_for_those_who_may_manage_tasks(self):
        self.add_people()
        self.portal.manage_permission("Plone Site Setup: Overview", ["Member"], 1)
        self.assertEqual(self.call("GET", PATH, MEMBER).status_code, 401)
        self.patch(401, name=MEMBER, keep_days=5)
        self.assertEqual(site_settings.get("keep_days"), 30)
        self.assertEqual(self.call("GET", PATH, MANAGER).status_code, 200)
