"""Which changes somebody sees, and which they look for."""

from collective.cron import clock
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.overview import changes
from collective.cron.settings.alerts.site_alerts import IAlertSettings
from collective.cron.settings.alerts.site_alerts import ISecretAddresses
from collective.cron.settings.site_settings import ICronSettings
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.uuid.interfaces import IUUID
from zope.lifecycleevent import modified

import transaction


ALL = changes.Wanted(None, None, None, None, None, None, 50)


class TestChanges(CronTestCase):
    def setUp(self):
        super(TestChanges, self).setUp()
        self.tasks = [self.add_task(name=name) for name in ("a", "b")]
        self.set_time("11:00:00")
        for task in self.tasks:
            task.title = u"Other"
            modified(task)
            transaction.commit()
        noting.note_for(self.portal, deeds.PLAN)
        self.uids = [IUUID(task) for task in self.tasks]

    def found(self, seen=None, **options):
        found = changes.Changes(self.portal, ALL._replace(**options), seen).found
        places = dict(zip(self.uids + [u""], "ab-"))
        return [(places[one.uid], one.deed) for one in found if one.uid in places]

    def test_filters(self):
        self.assertEqual(
            self.found(deed=deeds.CHANGED), [("b", "changed"), ("a", "changed")]
        )
        self.assertEqual(
            self.found(uid=self.uids[0]), [("a", "changed"), ("a", "added")]
        )
        self.assertEqual(self.found(user=u"nobody"), [])
        early = clock.from_iso("2026-11-23T10:30:00Z")
        self.assertEqual(len(self.found(since=early)), 3)
        self.assertEqual(self.found(until=early), [("b", "added"), ("a", "added")])

    def test_further(self):
        first = changes.Changes(self.portal, ALL._replace(size=2))
        rest = changes.Changes(self.portal, ALL._replace(before=first.further))
        whole = changes.Changes(self.portal, ALL)
        self.assertEqual(first.found + rest.found, whole.found)
        self.assertIsNone(whole.further)

    def test_without_manage_only_of_tasks_that_one_may_see(self):
        view = "collective.cron: View"
        self.portal.manage_permission("collective.cron: Manage", ["Manager"], 0)
        self.tasks[0].manage_permission(view, ["Member"], 0)
        self.tasks[1].manage_permission(view, ["Manager"], 0)
        setRoles(self.portal, TEST_USER_ID, ["Member"])
        self.assertEqual(set(place for place, _deed in self.found()), set("a"))
        self.assertEqual(self.found(uid=self.uids[1]), [])

    def test_latest(self):
        found = changes.latest(self.portal, self.uids[0], 1)
        self.assertEqual([one.deed for one in found], [deeds.CHANGED])

    def test_places(self):
        self.assertEqual(changes.read_place(u"17"), 17)
        for text in (u"", u"x", u"-1", u"1" * 30):
            with self.assertRaises(ValueError):
                changes.read_place(text)

    def test_settings_of_a_task(self):
        fields = changes.fields_of(self.tasks[0])
        self.assertEqual(fields["periodicity"].title, u"Periodicity")
        self.assertIn("script", fields)
        self.assertIn("keep_days", changes.fields_of())

    def test_each_setting_of_the_site(self):
        fields = changes.fields_of()
        for schema in (ICronSettings, IAlertSettings, ISecretAddresses):
            self.assertEqual(set(schema) - set(fields), set())

    def test_of_one_that_is_gone(self):
        api.content.delete(self.tasks[0])
        self.assertEqual(self.found(uid=self.uids[0])[0], ("a", "deleted"))
