"""Defaults of a site: for new Backends only, and there even without their records."""

from collective.cron.memory import pause
from collective.cron.settings import site_settings
from collective.cron.settings.backend_schema import IBackend
from collective.cron.settings.site_settings import ICronSettings
from collective.cron.settings.zones import site_zone
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.other_settings import OTHERS
from collective.cron.tests.support.other_settings import POLICIES
from collective.cron.tests.support.site_layouts import TWO_SITES
from collective.cron.tests.support.site_layouts import working_in
from plone import api
from plone.app.testing import applyProfile
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.schema import getFieldNames


def set_record(name, value):
    api.portal.set_registry_record("collective.cron." + name, value)


def drop_records():
    records = getUtility(IRegistry).records
    for name in getFieldNames(ICronSettings):
        del records["collective.cron." + name]


class TestSettings(CronTestCase):
    def test_there_is_a_record_for_each(self):
        for name, field in ICronSettings.namesAndDescriptions():
            record = getUtility(IRegistry).records["collective.cron." + name]
            self.assertEqual(record.value, field.default, name)
            self.assertEqual(site_settings.get(name), field.default)
            self.assertEqual(site_settings.get(name, self.portal), field.default)

    def test_defaults_are_those_that_backends_always_had(self):
        task = self.add_task()
        for name in POLICIES:
            self.assertEqual(getattr(task, name), ICronSettings[name].default, name)

    def test_limits_are_those_of_the_backends(self):
        for name in ("late_limit", "keep_results", "keep_days", "keep_failures_days"):
            one, other = ICronSettings[name], IBackend[name]
            self.assertEqual((one.min, one.max), (other.min, other.max), name)

    def test_without_records_the_defaults_count(self):
        drop_records()
        self.assertEqual(site_settings.get("reconcile_interval"), 60)
        self.assertEqual(IBackend["overlap"].bind(self.portal).default, u"skip")
        self.assertEqual(self.add_task().keep_results, 100)
        self.assertEqual(site_zone(), u"UTC")

    def test_a_record_is_stored_where_there_is_one(self):
        site_settings.write_record("keep_days", 7, self.portal)
        self.assertEqual(site_settings.read_record("keep_days", self.portal), 7)
        self.assertTrue(site_settings.has_record("keep_days", self.portal))
        drop_records()
        self.assertFalse(site_settings.has_record("keep_days", self.portal))
        with self.assertRaises(KeyError):
            site_settings.write_record("keep_days", 7, self.portal)

    def test_what_is_set_is_the_default_of_new_backends_only(self):
        old = self.add_task(name="old")
        for name, value in OTHERS.items():
            set_record(name, value)
        new = self.add_task(name="new")
        for name in POLICIES:
            self.assertEqual(getattr(old, name), ICronSettings[name].default, name)
            self.assertEqual(getattr(new, name), OTHERS[name], name)
        set_record("keep_results", 99)
        self.assertEqual(new.keep_results, 11)

    def test_what_somebody_chose_is_kept(self):
        set_record("overlap", u"wait")
        self.assertEqual(self.add_task(overlap=u"allow").overlap, u"allow")

    def test_copy_keeps_the_settings_of_its_original(self):
        self.add_task(keep_results=5)
        copy = api.content.copy(self.portal["task"], self.portal, "copy")
        self.assertEqual(copy.keep_results, 5)

    def test_without_the_add_on_backends_are_as_ever(self):
        task = self.add_task()
        applyProfile(self.portal, "collective.cron:uninstall")
        self.assertEqual(task.overlap, u"skip")
        plain = api.content.create(self.portal, "CronTestTask", "plain")
        self.assertEqual((plain.keep_days, plain.timezone), (30, u"UTC"))


class TestInstalledAgain(CronTestCase):
    def test_importing_the_profile_again_keeps_the_pause_too(self):
        pause.start(self.portal, u"Moving house", None, u"jane")
        applyProfile(self.portal, "collective.cron:default")
        self.assertEqual(pause.current(self.portal).reason, u"Moving house")


class TestOtherSite(CronTestCase):
    """A look-up that is given a site needs no current one, nor that one."""

    layer = TWO_SITES

    def setUp(self):
        super(TestOtherSite, self).setUp()
        self.two = self.portal.getPhysicalRoot().two
        with working_in(self.two):
            set_record("overlap", u"wait")
            set_record("default_zone", u"Asia/Tokyo")
            pause.start(self.two, u"holidays", None, u"admin")
        self.addCleanup(setSite, self.portal)

    def look(self):
        return site_settings.get("overlap", self.two), pause.current(self.two).reason

    def test_whatever_the_current_site_is(self):
        for site in (self.portal, None, self.two):
            setSite(site)
            # As in a process that has just started: nothing was looked up yet.
            self.two.getSiteManager().utilities._v_lookup.changed(None)
            self.assertEqual(self.look(), (u"wait", u"holidays"), site)
        setSite(None)
        self.assertEqual(site_settings.get("overlap", self.portal), u"skip")

    def test_what_a_script_adds_in_another_site_has_the_defaults_of_that_one(self):
        with working_in(self.portal):
            task = api.content.create(self.two, "CronTestTask", "task")
        self.assertEqual((task.overlap, task.timezone), (u"wait", u"Asia/Tokyo"))

    def test_a_pause_is_that_of_the_site_it_was_asked_for(self):
        with working_in(self.portal):
            pause.end(self.two, u"admin")
            pause.start(self.portal, u"repairs", None, u"admin")
        self.assertIsNone(pause.current(self.two))
        self.assertEqual(pause.current(self.portal).reason, u"repairs")
