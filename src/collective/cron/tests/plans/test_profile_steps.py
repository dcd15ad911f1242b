"""cron.xml of a profile: applied with it, once, and exported again."""

from collective.cron import plans
from collective.cron.plans import profile_steps
from collective.cron.tests.support.plan_case import PlanCase
from plone import api
from Products.CMFPlone.interfaces import IPloneSiteRoot
from Products.GenericSetup import EXTENSION
from Products.GenericSetup import profile_registry
from Products.GenericSetup.context import DirectoryImportContext
from Products.GenericSetup.context import TarballImportContext

import io
import mock
import os
import shutil
import tarfile
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

    def test_a_profile_without_one(self):
        os.remove(os.path.join(self.folder, "cron.xml"))
        self.import_profile()
        self.assertNotIn("counter", self.portal)

    def test_a_wrong_one_changes_nothing(self):
        self.write(CRON.replace(u"*/5 * * * *", u"99 * * * *"))
        with self.assertRaises(plans.PlanRefused) as caught:
            self.import_profile()
        (problem,) = caught.exception.problems
        self.assertEqual(problem[:2], (6, "tasks.counter.schedule.periodicity"))
        self.assertNotIn("counter", self.portal)

    def test_passwords_only_for_a_profile_that_lies_on_the_server(self):
        setting = u"<script>count</script>\n<secret>${env:CRON_X}</secret>"
        self.write(CRON.replace(u"<script>count</script>", setting))
        text = io.open(os.path.join(self.folder, "cron.xml"), "rb").read()
        setup = api.portal.get_tool("portal_setup")
        context = TarballImportContext(setup, archive_bits=archive_of(text))
        with mock.patch.dict(os.environ, {"CRON_X": "s3cret"}):
            with self.assertRaises(plans.PlanRefused) as caught:
                profile_steps.import_plan(context)
            (problem,) = caught.exception.problems
            self.assertIn("sent from elsewhere", problem.accepted)
            self.assertNotIn("counter", self.portal)
            self.import_profile()
        self.assertEqual(self.portal["counter"].secret, u"s3cret")

    def test_it_takes_the_add_on(self):
        context = DirectoryImportContext(mock.Mock(), self.folder)
        context.getSite = lambda: self.layer["app"]
        with self.assertRaises(plans.PlanRefused):
            profile_steps.import_plan(context)


class TestExport(PlanCase):
    def test_the_step_writes_what_is_read(self):
        self.add_task()
        setup = api.portal.get_tool("portal_setup")
        found = setup.runExportStep("collective.cron.plan")
        archive = tarfile.open(fileobj=io.BytesIO(found["tarball"]), mode="r:gz")
        text = archive.extractfile("cron.xml").read()
        rows = plans.compare(self.portal, plans.read(text)).differences
        self.assertEqual(self.said(rows), ["adopt /task"])


def archive_of(text):
    """Return the bytes of an archive with a cron.xml."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        info = tarfile.TarInfo("cron.xml")
        info.size = len(text)
        archive.addfile(info, io.BytesIO(text))
    return stream.getvalue()
