# -*- coding: utf-8 -*-
"""Pause and resume with one press: what is stored, who may, and what pages show."""

from collective.cron.memory import pause
from collective.cron.tests.controlpanel.test_form import ControlPanelTestCase
from collective.cron.tests.controlpanel.test_form import REASON
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from plone import api

import transaction


class TestPauseAtOnce(ControlPanelTestCase):
    """@@cron-pause and @@cron-resume, and what the pages show."""

    def test_pause_and_resume(self):
        browser = self.post("/@@cron-pause", reason="Moving", until="2026-11-26T10:00")
        self.assertEqual(browser.headers["location"][-16:], "/@@cron-dashboard"[-16:])
        told = self.told(browser)
        self.assertIn("All tasks are paused until", told)
        self.assertIn("Nov 26, 2026 10:00 AM UTC", told)
        found = pause.current(self.portal)
        self.assertEqual((found.reason, found.by), (u"Moving", u"admin"))
        self.assertIn("run again", self.told(self.post("/@@cron-resume")))
        self.assertIsNone(pause.current(self.portal))
        self.assertIn("not paused", self.told(self.post("/@@cron-resume")))

    def test_pause_without_an_end(self):
        browser = self.post("/@@cron-pause", reason="Moving")
        self.assertIn("until somebody resumes them", self.told(browser))

    def test_what_is_refused_changes_nothing(self):
        for fields, message in (
            ({}, "1 to 200 characters"),
            ({"reason": "x" * 201}, "1 to 200 characters"),
            ({"reason": "Moving", "until": "soon"}, "such as 2027-01-31 18:00"),
            ({"reason": "Moving", "until": "2020-01-01T10:00"}, "in the past"),
            ({"reason:list": "Moving"}, "1 to 200 characters"),
            ({"reason": "Moving", "until:int": "1"}, "such as 2027-01-31 18:00"),
        ):
            self.assertIn(message, self.told(self.post("/@@cron-pause", **fields)))
            self.assertIsNone(pause.current(self.portal), fields)

    def test_run_now_is_refused_with_the_reason(self):
        self.add_task()
        self.post("/@@cron-pause", reason=REASON.encode("utf-8"))
        told = self.told(self.post("/task/@@cron-run"))
        self.assertIn("r &lt;b&gt;alle", told)
        self.assertIn("Nothing was started", told)

    def test_status_and_banner_say_it(self):
        self.add_people()
        task = self.add_task()
        self.run_due("10:05:00")
        self.post("/@@cron-pause", reason=REASON.encode("utf-8"))
        results = "/task/--results--"
        result = "%s/%s" % (results, task.getLastResult().getId())
        for path in ("/@@cron-dashboard", "/task", results, result):
            text = self.read(self.get(path))
            self.assertIn("cron-paused", text, path)
            self.assertNotIn("<b>alle", text, path)

    def test_the_end_is_in_the_zone_of_the_site(self):
        name = "collective.cron.default_zone"
        api.portal.set_registry_record(name, u"Europe/Paris")
        transaction.commit()
        browser = self.post("/@@cron-pause", reason="Moving", until="2026-11-26 10:00")
        self.assertIn("10:00 AM CET", self.told(browser))
        until = pause.current(self.portal).until
        self.assertEqual(until.isoformat(), "2026-11-26T09:00:00+00:00")

    def test_who_paused_is_on_record_and_another_may_resume(self):
        self.add_people()
        self.post("/@@cron-pause", MANAGER, reason="Moving", by="jane")
        self.assertEqual(pause.current(self.portal).by, MANAGER)
        self.post("/@@cron-resume")
        self.assertIsNone(pause.current(self.portal))

    def test_who_may_not_manage_may_neither(self):
        self.add_people()
        for name in (RUNNER, VIEWER):
            browser = self.post("/@@cron-pause", name, reason="Moving")
            self.assertEqual(self.status_of(browser), 401)
        self.assertIsNone(pause.current(self.portal))
        self.post("/@@cron-pause", MANAGER, reason="Moving")
        for name in (RUNNER, VIEWER):
            self.assertEqual(self.status_of(self.post("/@@cron-resume", name)), 401)
        self.assertIsNotNone(pause.current(self.portal))

    def test_a_get_and_a_post_of_another_site_change_nothing(self):
        self.get("/@@cron-pause?reason=Moving")
        self.post("/@@cron-pause", token=False, reason="Moving")
        self.assertIsNone(pause.current(self.portal))
        self.post("/@@cron-pause", reason="Moving")
        self.get("/@@cron-resume")
        self.post("/@@cron-resume", token=False)
        self.assertIsNotNone(pause.current(self.portal))

    def test_a_reason_in_bytes_that_are_no_text(self):
        self.post("/@@cron-pause", reason=b"M\xfcving")
        self.assertIn(u"ving", pause.current(self.portal).reason)
        self.assertEqual(self.status_of(self.get("/@@cron-dashboard")), 200)

    def test_pages_offer_to_resume_to_those_who_may(self):
        self.add_people()
        self.add_task()
        self.post("/@@cron-pause", reason="Moving")
        for path in ("/@@cron-dashboard", "/task/--results--", "/task"):
            self.assertNotIn("cron-resume", self.read(self.get(path, VIEWER)))
            browser = self.get(path)
            self.assertIn("@@cron-resume", self.read(browser))
        browser.getControl("Resume").click()
        self.assertEqual(self.status_of(browser), 302)
        self.portal._p_jar.sync()
        self.assertIsNone(pause.current(self.portal))
