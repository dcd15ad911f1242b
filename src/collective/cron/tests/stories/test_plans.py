"""A whole site as a plan: made, made again, changed by admins, exported, carried over.

COUNT=300 in the environment makes it a large one.
"""

from collective.cron import plans
from collective.cron.plans.files.reading import XML
from collective.cron.plans.files.reading import YAML
from collective.cron.running import reconcile
from collective.cron.tests.support.packages import HAS_EXPORTIMPORT
from collective.cron.tests.support.packages import PACKAGES
from collective.cron.tests.support.plan_case import PlanCase
from collective.cron.tests.support.script_case import register
from plone import api
from zope.lifecycleevent import modified

import mock
import os
import shutil
import tempfile
import time
import transaction
import unittest


COUNT = int(os.environ.get("COUNT", 25))
KINDS = (
    u"type: CronCensus",
    u'type: CronTestTask\n  settings: {script: count, secret: "${env:CRON_X}"}',
    u"type: CronWebhook\n  settings: {address: https://example.org, headers: ['A: b']}",
    u"type: CronPack",
    u"type: CronScript\n  settings: {script: acme.report, setting_days: 7}",
)


def plan_of(count):
    """Return a plan of so many tasks of five types, all active but each third."""
    tasks = [
        u"- name: task-%d\n"
        u"  place: %s\n"
        u"  title: T\xe4sk %d\n"
        u"  active: %s\n"
        u"  schedule: {periodicity: '%d * * * *', timezone: Europe/Paris}\n"
        u"  %s\n"
        % (
            number,
            u"/news" if number % 2 else u"/",
            number,
            u"true" if number % 3 else u"false",
            number % 60,
            KINDS[number % len(KINDS)],
        )
        for number in range(count)
    ]
    return u"plan: acme\npurge: remove\ntasks:\n" + u"".join(tasks)


class TestRoundTrip(PlanCase):
    def setUp(self):
        super(TestRoundTrip, self).setUp()
        register(self, lambda context, days=30: None)
        api.content.create(self.portal, "Folder", "news", u"News")
        transaction.commit()
        patched = mock.patch.dict(os.environ, {"CRON_X": "s3cret"})
        patched.start()
        self.addCleanup(patched.stop)

    def differences(self, text):
        return plans.compare(self.portal, plans.read(text)).differences

    def timed(self, what, call, *args):
        started = time.time()
        found = call(*args)
        if COUNT > 100:
            print("%s: %.1f s" % (what, time.time() - started))
        return found

    def test_made_again_and_exported(self):
        plan = self.timed("read", plans.read, plan_of(COUNT))
        rows = self.timed("applied", plans.apply, self.portal, plan)
        self.assertEqual([row.action for row in rows], ["add"] * COUNT)
        transaction.commit()
        active = COUNT - (COUNT + 2) // 3
        self.assertEqual(len(self.queued()), active)
        self.timed("applied again", plans.apply, self.portal, plan)
        # Not one object is written.
        self.assertEqual(self.portal._p_jar._registered_objects, [])

        stopped = self.portal["news"]["task-1"]
        stopped.activated = False
        modified(stopped)
        transaction.commit()
        rows = plans.apply(self.portal, plan)
        self.assertEqual(self.said(rows), ["keep /news/task-1 activated"])
        transaction.commit()
        self.assertFalse(stopped.activated)
        self.assertEqual(len(self.queued()), active - 1)

        os.environ.update(
            ("CRON_TASK_%d_SECRET" % number, "s3cret") for number in range(COUNT)
        )
        for format in (YAML, XML):
            text = self.timed("exported", plans.export, self.portal, u"acme", format)
            self.assertEqual(len(plans.read(text).tasks), COUNT)
            self.assertEqual(self.differences(text), [])

        wrong = plan_of(COUNT) + u"- {name: x, type: CronCensus, activ: true}\n"
        with self.assertRaises(plans.PlanRefused):
            plans.apply(self.portal, plans.read(wrong))
        rows = plans.apply(self.portal, plans.read(plan_of(5)))
        self.assertEqual(sorted(set(row.action for row in rows)), ["keep", "remove"])
        self.assertEqual(len(self.portal["news"]), 2)


@unittest.skipUnless(HAS_EXPORTIMPORT, "plone.exportimport is of Plone 6.1 and later")
class TestExportImport(PlanCase):
    layer = PACKAGES

    def test_what_a_plan_made_is_carried_over_like_any_task(self):
        from pathlib import Path
        from plone.exportimport.exporters import get_exporter
        from plone.exportimport.importers import get_importer

        path = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, path)
        text = u"""
            plan: acme.policy
            tasks:
              - name: one
                type: CronTestTask
                active: true
                schedule: {periodicity: "*/5 * * * *"}
                settings: {secret: "${env:CRON_X}"}
            """
        with mock.patch.dict(os.environ, {"CRON_X": "s3cret"}):
            self.apply(text)
            get_exporter(self.portal).export_site(Path(path))
            for folder, _folders, names in os.walk(path):
                for name in names:
                    with open(os.path.join(folder, name), "rb") as exported:
                        written = exported.read()
                    self.assertNotIn(b"s3cret", written)
                    self.assertNotIn(b"acme.policy", written)
            api.content.delete(self.portal["one"])
            transaction.commit()
            get_importer(self.portal).import_site(Path(path))
            transaction.commit()
            reconcile.reconcile_site(self.portal)
            transaction.commit()
            task = self.portal["one"]
            self.assertEqual((task.activated, task.secret), (False, None))
            rows = self.apply(text)
            self.assertNotIn("add /one", rows)
            self.assertFalse(task.activated)
            self.assertEqual(self.queued(), [])
