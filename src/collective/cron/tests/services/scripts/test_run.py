"""POST @cron-script-run; and tasks of scripts by plone.restapi's services."""

from collective.cron.tests.support import script_case
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.rest import RestTestCase

import json


def report(context, days, dry_run=False):
    """Count."""
    return u"%s %s" % (days, dry_run)


class TestScriptsPost(RestTestCase):
    def setUp(self):
        super(TestScriptsPost, self).setUp()
        script_case.register(self, report, title=u"Report")

    def ask(self, expected=202, person="admin", **data):
        data.setdefault("script", "acme.report")
        body = json.dumps(data)
        return self.send("/@cron-script-run", person, expected, body)

    def test_one_run(self):
        answer = self.ask(settings={"days": "3"}, dry_run=True)
        self.assertIn("/cron-scripts/acme-report", answer["@id"])
        self.assertEqual(answer["occurrence"], "2026-11-23T10:00:30Z")
        self.run_due()
        result = self.portal["cron-scripts"]["acme-report"].getLastResult()
        self.assertEqual(result.log, (u"0:00:00 3 True",))

    def test_what_does_not_fit_is_told_by_name(self):
        answer = self.ask(400, settings={"days": 3})
        self.assertEqual(list(answer["settings"]), ["days"])
        self.assertEqual(list(self.ask(400)["settings"]), ["days"])
        self.assertEqual(list(self.ask(400, settings={"day": 1})["settings"]), ["day"])

    def test_what_is_not_understood_is_refused(self):
        self.assertEqual(self.ask(400, script="acme.gone")["field"], "script")
        self.assertEqual(self.ask(400, script=3)["field"], "script")
        self.assertEqual(self.ask(400, settings=[])["field"], "settings")
        self.assertEqual(self.ask(400, dry_run="yes")["field"], "dry_run")
        self.ask(400, other=1)
        script_case.register(self, lambda context: None, u"acme.none")
        self.ask(400, script="acme.none", dry_run=True)
        self.send("/@cron-script-run", expected=415, body="{}", kind="text/plain")

    def test_it_takes_both_permissions(self):
        self.add_people()
        for name in (RUNNER, MANAGER):
            self.ask(401, name, settings={"days": "3"})

    def add(self, expected=201, **data):
        data.update({"@type": "CronScript", "title": "Mine", "script": "acme.report"})
        data["periodicity"] = "@daily"
        return self.send("/", expected=expected, body=json.dumps(data))

    def test_a_task_is_added_and_changed_with_its_settings(self):
        answer = self.add(setting_days="3")
        self.assertEqual(answer["setting_days"], "3")
        self.assertEqual(self.portal["mine"].settings, {"days": u"3"})
        headers = {"Content-Type": "application/json"}
        body = json.dumps({"setting_days": "4"})
        self.call("PATCH", "/mine", headers=headers, data=body)
        self.assertEqual(self.portal["mine"].settings, {"days": u"4"})
        self.assertEqual(self.read_json("/mine")["setting_days"], "4")

    def test_one_without_what_it_needs_is_refused_by_name(self):
        self.assertIn("setting_days", json.dumps(self.add(400)))
        self.assertIn("setting_days", json.dumps(self.add(400, setting_days=3)))
        self.assertNotIn("mine", self.portal)
