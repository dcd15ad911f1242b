"""cron.xml of a profile: applied with it, once, and exported again."""

from collective.cron.tests.support.plan_case import PlanCase
from plone import api
from Products.CMFPlone.interfaces import IPloneSiteRoot
from Products.GenericSetup import EXTENSION
from Products.GenericSetup import profile_registry

import io
import os
import shutil
import tempfile
import transaction


CRON = u"""<?xml version="1.0" encoding="utf-8"?>
<cron plan="acme.policy">
  <task name="counter" type="CronTestTask" active="True">
    <title>Count \xe4ll</title>
    <schedule>
      <periodicity>*/5 * * * *</periodicity>
      <timezone>Europe/Paris</timezone>
    </schedule>
    <settings>
      <script>count</script>
    </settings>
  </task>
</cron>
"""


class TestImport(PlanCase):
    def setUp(self):
        super(TestImport, self).setUp()
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.write(CRON)
        profile_registry.registerProfile(
            "acme",
            u"Acme",
            u"",
            self.folder,
            "collective.cron",
            EXTENSION,
            IPloneSiteRoot,
        )
        self.addCleanup(profile_registry.unregisterProfile, "acme", "collective.cron")

    def write(self, text):
        with io.open(os.path.join(self.folder, "cron.xml"), "w", encoding="utf-8") as f:
            f.write(text)

    def import_profile(self):
        setup = api.portal.get_tool("portal_setup")
        setup.runAllImportStepsFromProfile("profile-collective.cron:acme")

    def test_a_second_time_changes_nothing(self):
        self.import_profile()
        task = self.portal["counter"]
        self.assertEqual((task.title, task.activated), (u"Count \xe4ll", True))
        self.assertEqual(task.timezone, "Europe/Paris")
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        transaction.commit()
        serial, state = task._p_serial, self.state_of(task)._p_serial
        self.import_profile()
        transaction.commit()
        self.assertEqual(
            (self.portal["counter"]._p_serial, self.state_of(task)._p_serial),
            (serial, state),
        )
        self.assertEqual(self.run_due("10:05:00"), 1)
        self.assertEqual(self.statuses(task), ["OK"])
