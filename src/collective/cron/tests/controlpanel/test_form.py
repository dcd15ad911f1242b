# -*- coding: utf-8 -*-
"""@@cron-settings: what it stores, what it refuses, and who paused."""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.settings import site_settings
from collective.cron.settings.alerts import site_alerts
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import PageTestCase
from plone import api
from plone.app.testing import SITE_OWNER_NAME

import transaction


PAGE = "/@@cron-settings"
REASON = u"Umzug für <b>alle</b>"


class ControlPanelTestCase(PageTestCase):
    def told(self, browser):
        super(ControlPanelTestCase, self).told(browser)
        return self.read(browser)

    def form(self, name=SITE_OWNER_NAME):
        browser = self.open_browser(name)
        browser.followRedirects = True
        browser.open(self.portal.absolute_url() + PAGE)
        return browser

    def field(self, browser, name):
        return browser.getControl(name="form.widgets." + name)

    def save(self, name=SITE_OWNER_NAME, **values):
        """Fill the form in and send it; return the browser."""
        return self.send(self.form(name), **values)

    def send(self, browser, **values):
        """Do the same with a form that is shown, such as one that was refused."""
        for key, value in values.items():
            if key == "paused":
                box = browser.getControl(name="form.widgets.paused:list")
                box.value = ["selected"] if value else []
            elif key in ("default_zone", "overlap", "late_policy", "alert_channels"):
                browser.getControl(name="form.widgets.%s:list" % key).value = [value]
            else:
                self.field(browser, key).value = value
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        return browser

    def error(self, browser, name):
        """Return what is said at a field."""
        start = 'id="formfield-form-widgets-%s"' % name
        text = self.read(browser)
        self.assertIn(start, text)
        return text.split(start)[1].split('id="formfield-')[0]


class TestSettings(ControlPanelTestCase):
    def test_a_site_that_is_not_upgraded_says_so(self):
        records = site_settings.registry_of(self.portal).records
        for name in site_alerts.FIELDS:
            del records["collective.cron." + name]
        transaction.commit()
        browser = self.save(alert_most="5", keep_days="8")
        self.assertIn("must be upgraded", self.error(browser, "alert_most"))
        self.assertNotEqual(site_settings.get("keep_days"), 8)
        self.assertIn("Changes saved", self.save(keep_days="8").contents)

    def test_it_stores_what_is_set(self):
        browser = self.save(
            default_zone="Europe/Paris",
            overlap="wait",
            late_policy="skip",
            late_limit="5",
            keep_results="7",
            keep_days="8",
            keep_failures_days="9",
            reconcile_interval="120",
            health_late="600",
            health_failing="3",
            keep_changes="2000",
            keep_changes_days="90",
            site_url="https://www.example.org",
        )
        self.assertIn("Changes saved", browser.contents)
        found = dict((n, site_settings.get(n)) for n in site_settings.ICronSettings)
        expected = {
            "default_zone": u"Europe/Paris",
            "overlap": u"wait",
            "late_policy": u"skip",
            "late_limit": 5,
            "keep_results": 7,
            "keep_days": 8,
            "keep_failures_days": 9,
            "reconcile_interval": 120,
            "health_late": 600,
            "health_failing": 3,
            "keep_changes": 2000,
            "keep_changes_days": 90,
            "site_url": "https://www.example.org",
        }
        self.assertEqual(found, expected)
        self.assertEqual(self.field(browser, "keep_days").value, "8")

    def test_looking_at_it_writes_nothing(self):
        self.form()
        last = self.portal._p_jar.db().lastTransaction()
        self.form()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), last)

    def test_numbers_out_of_range_say_what_is_accepted(self):
        cases = (
            ("late_limit", "0", "Too late after (minutes): a whole number from 1 to"),
            ("keep_results", "100001", "a whole number from 1 to 100000 is accepted"),
            ("keep_days", "many", "Keep results for so many days: a whole number"),
            ("keep_failures_days", "", "a whole number from 1 to 36500 is accepted"),
            ("reconcile_interval", "9", "a whole number from 10 to 3600 is accepted"),
            ("health_late", "59", "a whole number from 60 to "),
            ("health_failing", "-1", "a whole number from 0 to 100000 is accepted"),
            ("keep_changes", "999", "a whole number from 1000 to 1000000 is accepted"),
            ("keep_changes_days", "0", "a whole number from 1 to 36500 is accepted"),
            ("site_url", "www.example.org", "such as https://www.example.org"),
            ("site_url", "ftp://www.example.org", "such as https://www.example.org"),
            ("site_url", "http://x:99999999", "such as https://www.example.org"),
        )
        browser = self.form()
        for name, value, message in cases:
            before = site_settings.get(name)
            self.send(browser, **{name: value})
            self.assertIn(message, self.error(browser, name), (name, value))
            self.assertEqual(site_settings.get(name), before)

    def test_a_get_stores_nothing(self):
        query = "?form.widgets.keep_days=5&form.buttons.save=Save&_authenticator="
        browser = self.get(PAGE + query + self.make_token(SITE_OWNER_NAME))
        self.assertIn(self.status_of(browser), (200, 302))
        self.assertEqual(site_settings.get("keep_days"), 30)

    def test_a_post_without_authenticator_stores_nothing(self):
        fields = dict(
            ("form.widgets." + name, site_settings.get(name))
            for name in ("late_limit", "keep_results", "keep_failures_days")
        )
        for name in ("again_after", "late_after", "summary_hour", "most"):
            fields["form.widgets.alert_" + name] = "7"
        fields.update(
            {
                "form.widgets.keep_days": "5",
                "form.widgets.reconcile_interval": "60",
                "form.widgets.health_late": "300",
                "form.widgets.failing_pause_after": "0",
                "form.widgets.failing_pause_days": "1",
                "form.widgets.health_failing": "1",
                "form.widgets.keep_changes": "10000",
                "form.widgets.keep_changes_days": "365",
                "form.widgets.default_zone:list": "site",
                "form.widgets.overlap:list": "skip",
                "form.widgets.late_policy:list": "run",
                "form.widgets.webhook_format:list": "json",
                "form.widgets.site_ping_format:list": "healthchecks",
                "form.buttons.save": "Save",
            }
        )
        self.post(PAGE, token=False, **fields)
        self.assertEqual(site_settings.get("keep_days"), 30)
        self.post(PAGE, **fields)
        self.assertEqual(site_settings.get("keep_days"), 5)


class TestPauseInTheForm(ControlPanelTestCase):
    def setUp(self):
        super(TestPauseInTheForm, self).setUp()
        name = "collective.cron.default_zone"
        api.portal.set_registry_record(name, u"Europe/Paris")
        transaction.commit()

    def test_pause_notes_who_and_reads_the_end_in_the_zone_of_the_site(self):
        self.add_people()
        self.save(
            MANAGER, paused=True, pause_reason=REASON, pause_until="2026-11-26T10:00"
        )
        found = pause.current(self.portal)
        self.assertEqual((found.by, found.reason), (MANAGER, REASON))
        self.assertEqual(clock.to_iso(found.until), "2026-11-26T09:00:00Z")

    def test_form_shows_the_pause_and_saving_it_again_changes_nothing(self):
        self.save(paused=True, pause_reason=REASON, pause_until="2026-11-26 10:00")
        before = pause.current(self.portal)
        self.add_people()
        browser = self.form(MANAGER)
        self.assertEqual(self.field(browser, "pause_until").value, "2026-11-26T10:00")
        self.assertIn("Europe/Paris", self.error(browser, "pause_until"))
        self.assertNotIn("<b>", self.error(browser, "pause_reason"))
        browser.getControl(name="form.buttons.save").click()
        self.assertEqual(pause.current(self.portal), before)

    def test_without_the_tick_it_is_resumed(self):
        self.save(paused=True, pause_reason=REASON)
        self.assertIsNone(pause.current(self.portal).until)
        self.save(paused=False)
        self.assertIsNone(pause.current(self.portal))

    def test_pause_that_is_over_is_not_shown(self):
        self.save(paused=True, pause_reason=REASON, pause_until="2026-11-23T12:00")
        self.set_time("11:00:00")
        browser = self.form()
        box = browser.getControl(name="form.widgets.paused:list")
        self.assertEqual(box.value, [])
        self.assertEqual(self.field(browser, "pause_reason").value, "")
        self.assertEqual(self.field(browser, "pause_until").value, "")
        self.save(keep_days="5")
        self.assertIsNone(pause.current(self.portal))

    def test_what_is_wrong_is_said_at_the_field(self):
        cases = (
            ({"paused": True}, "pause_reason", "1 to 200 characters"),
            ({"pause_reason": REASON}, "paused", "Tick this to pause all tasks"),
            ({"pause_until": "2026-11-20T10:00"}, "pause_until", "in the past"),
            ({"pause_until": "tomorrow"}, "pause_until", "such as 2027-01-31 18:00"),
            ({"pause_until": "2026-13-01T10:00"}, "pause_until", "Europe/Paris"),
            ({"pause_until": "0001-01-01T00:00"}, "pause_until", "Europe/Paris"),
        )
        for values, name, message in cases:
            if name == "pause_until":
                values = dict(values, paused=True, pause_reason=REASON)
            browser = self.save(**values)
            self.assertIn(message, self.error(browser, name), values)
            self.assertIsNone(pause.current(self.portal))
