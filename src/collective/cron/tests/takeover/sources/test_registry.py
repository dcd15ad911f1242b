# -*- coding: utf-8 -*-
"""What collective.cron 2.8 has left in the registry, or written into a file."""

from collective.cron.errors import CronError
from collective.cron.takeover.sources import registry
from collective.cron.tests.support import other_crons
from collective.cron.tests.support.called import add_views
from collective.cron.tests.support.script_case import register
from collective.cron.tests.support.script_case import ScriptCase

import json


class TestRegistry(ScriptCase):
    def read(self):
        return list(registry.read(self.portal))

    def set(self, **records):
        for name, value in records.items():
            record = self.portal.portal_registry.records[other_crons.PREFIX + name]
            record.value = value

    def test_nothing_was_there(self):
        self.assertEqual(self.read(), [])
        self.assertEqual(registry.stored_names(self.portal), [])

    def test_what_it_stored_itself(self):
        other_crons.put_into(self)
        view, script, code, inactive, seconds = self.read()
        self.assertEqual(view.origin, u"1" * 32)
        self.assertEqual((view.periodicity, view.user), (u"*/15 * * * *", u"cronuser"))
        self.assertEqual(view.call.type, "CronView")
        self.assertEqual(view.call.settings, {"view_path": u"/@@count-news"})
        self.assertTrue(view.active)
        self.assertEqual(inactive.call.settings, {"view_path": u"/news/@@tidy-up"})
        self.assertFalse(inactive.active)
        for entry, name in ((script, u"acme.report"), (code, u"sync-with-erp")):
            self.assertIn(u"as %s: let it register" % name, entry.why)
            self.assertIsNone(entry.user)
        self.assertEqual(seconds.periodicity, u"0 5 * * * 30")
        self.assertEqual(len(registry.stored_names(self.portal)), 2)

    def test_a_script_of_its_name_takes_its_place_with_its_settings(self):
        other_crons.put_into(self)
        register(self, lambda context, days=1, kind=u"": None)
        call = self.read()[1].call
        self.assertEqual(call.type, "CronScript")
        self.assertEqual(
            call.settings,
            {"script": u"acme.report", "setting_days": 3, "setting_kind": u"Größe"},
        )

    def test_a_path_that_is_there_needs_no_signs(self):
        other_crons.put_into(self)
        add_views(self)
        cron = {"name": u"called", "periodicity": u"@daily", "environ": {"a": 1}}
        self.set(crontab=[u"%s" % json.dumps(cron)])
        (entry,) = self.read()
        self.assertEqual(entry.call.settings, {"view_path": u"/called"})
        self.assertEqual(entry.call.notes, [u"what it had as environ is left out: a"])
        self.assertFalse(entry.active)

    def test_a_crontab_that_was_switched_off(self):
        other_crons.put_into(self)
        self.set(activated=False)
        self.assertEqual([one.active for one in self.read()], [False] * 5)

    def test_what_is_no_cron(self):
        other_crons.put_into(self)
        bad = [
            u"",
            u"{",
            u"[]",
            u"3",
            u'{"name": "a"}',
            u'{"name": 3, "periodicity": 4}',
        ]
        self.set(crontab=bad)
        self.assertEqual([one.why for one in self.read()], [registry.NO_DATA] * 6)

    def test_its_export(self):
        other_crons.put_into(self)
        in_file = list(registry.read_file(self.portal, other_crons.exported()))
        for one, other in zip(in_file, self.read()):
            self.assertEqual(one._replace(user=None), other._replace(user=None))
        self.assertEqual(len(in_file), 5)
        with self.assertRaises(CronError):
            list(registry.read_file(self.portal, u"<crons>"))
        bomb = u'<!DOCTYPE a [<!ENTITY b "c">]><crons><cron name="&b;"/></crons>'
        self.assertEqual(
            [one.why for one in registry.read_file(self.portal, bomb)],
            [registry.NO_DATA],
        )
