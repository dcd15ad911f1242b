"""Tasks of another site, brought by the packages that export and import contents."""

from collective.cron.tests.support.copies import CopyCase
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.packages import HAS_EXPORTIMPORT
from collective.cron.tests.support.packages import HAS_MIGRATION
from collective.cron.tests.support.packages import PACKAGES
from collective.cron.worksite import identity
from contextlib import contextmanager
from plone import api
from plone.app.testing import TEST_USER_ID
from plone.uuid.interfaces import IUUID
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides
from zope.lifecycleevent import modified

import io
import mock
import os
import shutil
import tempfile
import transaction
import unittest


class Importing(object):
    """What holds of each package; they differ in export(), bring_in() and text()."""

    layer = PACKAGES

    def setUp(self):
        super(Importing, self).setUp()
        self.task.secret = u"hunter2"
        self.task.secrets = [u"hunter3"]
        self.task.named = {u"key": u"hunter4"}
        self.task.ping_address = u"https://hc-ping.com/hunter5"
        transaction.commit()

    def make_another_site(self):
        """Take away what was exported, and the members who are not here."""
        api.content.delete(self.task)
        self.queue.held.clear()
        transaction.commit()

    def carry(self):
        self.export()
        self.make_another_site()
        lines = log_lines(self)
        self.bring_in()
        self.tick()
        self.check_all()
        return lines

    def check_arrived(self, uid):
        task = self.portal["task"]
        self.assertEqual(IUUID(task), uid)
        self.assertEqual((task.activated, task.run_as), (False, TEST_USER_ID))
        self.assertEqual(task.periodicity, u"*/5 * * * *")
        self.assertEqual(self.queued(), [])
        self.assertEqual(self.run_due("10:30:00"), 0)
        self.assertEqual(self.statuses(task), [])
        return task

    def test_no_password_is_in_the_file(self):
        self.export()
        self.assertNotIn("hunter", self.text())
        self.assertIn("*/5 * * * *", self.text())

    def test_a_site_of_production_in_another_one(self):
        uid = IUUID(self.task)
        lines = self.carry()
        task = self.check_arrived(uid)
        self.assertFalse(task.secret or task.secrets or task.named)
        self.assertIsNone(task.ping_address)
        (line,) = [line for line in lines if "came inactive" in line]
        self.assertIn("1 tasks came inactive", line)

    def test_it_runs_when_somebody_says_so(self):
        self.carry()
        task = self.portal["task"]
        task.activated = True
        modified(task)
        self.assertEqual(self.run_due("10:10:00"), 1)
        self.assertEqual(self.statuses(task), ["OK"])

    def let_run_as_jane(self):
        self.make_jane()
        self.task.run_as = u"jane"
        modified(self.task)
        transaction.commit()

    def make_jane(self):
        api.user.create(u"jane@example.org", u"jane", u"Secret-12345")
        transaction.commit()

    def test_of_one_who_has_the_name_of_a_former_user(self):
        self.let_run_as_jane()
        self.export()
        api.user.delete(username="jane")
        self.make_jane()
        self.bring_in()
        self.assertEqual(self.manager_of(self.task).plan.where, identity.GONE)
        self.run_due("10:10:00")
        self.assertEqual(self.statuses(self.task), ["OK", "FAILED"])

    def test_of_a_user_who_is_not_here(self):
        uid = IUUID(self.task)
        self.let_run_as_jane()
        self.export()
        api.user.delete(username="jane")
        self.make_another_site()
        self.bring_in()
        self.tick()
        self.check_all()
        self.check_arrived(uid)

    def test_of_settings_that_are_not_here(self):
        task, lines = self.task, log_lines(self)
        task.kind, task.seconds = u"gone", 1.5
        modified(task)
        uid = IUUID(task)
        self.export()
        self.make_another_site()
        self.bring_in()
        self.tick()
        self.check_all()
        task = self.check_arrived(uid)
        self.assertEqual((task.kind, task.seconds), (None, 1.5))
        self.assertIn("kind", [line for line in lines if "left out" in line][0])

    def test_after_one_that_comes_later(self):
        first = self.add_task(name="alpha")
        first.run_after = [IUUID(self.task)]
        modified(first)
        transaction.commit()
        self.export()
        api.content.delete(first)
        self.make_another_site()
        self.bring_in()
        self.tick()
        self.check_all()
        after = self.portal["alpha"].run_after
        self.assertEqual(list(after), [IUUID(self.portal["task"])])

    def test_over_what_is_there(self):
        self.export()
        self.set_time("10:06:00")
        self.task.activated, self.task.run_as = False, u"jane"
        modified(self.task)
        transaction.commit()
        self.bring_in()
        self.tick()
        self.check_all()
        self.assertEqual((self.task.activated, self.task.run_as), (False, u"jane"))
        self.assertEqual(self.task.secret, u"hunter2")
        self.assertEqual(self.task.secrets, [u"hunter3"])
        self.assertEqual(self.task.ping_address, u"https://hc-ping.com/hunter5")
        self.assertEqual(self.task.named, {u"key": u"hunter4"})
        self.assertEqual(self.queued(), [])
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_over_one_that_is_active(self):
        self.task.activated = False
        modified(self.task)
        self.export()
        self.set_time("10:06:00")
        self.task.activated, self.task.periodicity = True, u"30 * * * *"
        modified(self.task)
        transaction.commit()
        self.bring_in()
        self.tick()
        self.check_all()
        self.assertTrue(self.task.activated)
        self.assertEqual(self.queued(), [("10:10", "schedule")])


@unittest.skipUnless(HAS_EXPORTIMPORT, "plone.exportimport is of Plone 6.1 and later")
class TestExportImport(Importing, CopyCase):
    def setUp(self):
        super(TestExportImport, self).setUp()
        self.path = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.path)

    def export(self):
        from pathlib import Path
        from plone.exportimport.exporters import get_exporter

        get_exporter(self.portal).export_site(Path(self.path))

    def bring_in(self):
        from pathlib import Path
        from plone.exportimport.importers import get_importer

        get_importer(self.portal).import_site(Path(self.path))

    def text(self):
        found = []
        for folder, _folders, names in os.walk(self.path):
            for name in names:
                with io.open(os.path.join(folder, name), "rb") as exported:
                    found.append(exported.read().decode("latin-1"))
        return "".join(found)


@unittest.skipUnless(HAS_MIGRATION, "collective.exportimport is not there")
class TestMigration(Importing, CopyCase):
    """Of collective.exportimport, with what its forms offer."""

    SKIP, REPLACE, UPDATE, RENAME = range(4)

    @contextmanager
    def view(self, name, **form):
        """Give a view a request of its own, as far as marks of that go."""
        request = getRequest()
        marks = list(directlyProvidedBy(request))
        request.form.clear()
        request.form.update(form, **{"form.submitted": "1"})
        yield getMultiAdapter((self.portal, request), name=name)
        directlyProvides(request, *marks)

    def export(self):
        from collective.exportimport import config

        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        with mock.patch.object(config, "CENTRAL_DIRECTORY", folder):
            with self.view("export_content", filename="tasks.json") as view:
                view("CronTestTask", download_to_server=1, migration=True)
        self.assertEqual(view.errors, [])
        with io.open(os.path.join(folder, "tasks.json"), "rb") as exported:
            self.exported = exported.read()

    def bring_in(self, existing=UPDATE):
        with self.view("import_content", handle_existing_content=existing) as view:
            view(jsonfile=io.BytesIO(self.exported))

    def text(self):
        return self.exported.decode("ascii")

    def test_one_that_is_here_is_replaced_or_made_again_under_another_id(self):
        self.export()
        for existing in (self.RENAME, self.REPLACE):
            self.bring_in(existing)
            self.tick()
            self.check_all()
        tasks = self.portal.objectValues()
        active = [one.activated for one in tasks if one.portal_type == "CronTestTask"]
        self.assertEqual(active, [False, False])
        self.assertEqual(self.queued(), [])

    def test_committed_one_by_one(self):
        self.add_task(name="other", run_as=u"admin")
        self.export()
        api.content.delete(self.portal["other"])
        self.make_another_site()
        with self.view("import_content", commit="1") as view:
            view(jsonfile=io.BytesIO(self.exported))
        self.tick()
        self.check_all()
        for name in ("task", "other"):
            self.assertFalse(self.portal[name].activated)
        self.assertEqual(self.queued(), [])


class TestZexp(CopyCase):
    """What the ZMI exports is stored records, with all that is in them."""

    def test_a_task_of_production_in_another_site(self):
        self.task.secret = u"hunter2"
        transaction.commit()
        uid, exported = IUUID(self.task), tempfile.NamedTemporaryFile()
        exported.write(self.portal.manage_exportObject("task", download=1))
        exported.seek(0)
        self.assertIn(b"hunter2", exported.read())
        api.content.delete(self.task)
        self.queue.held.clear()
        transaction.commit()
        lines = log_lines(self)
        self.portal._importObjectFromFile(exported.name)
        self.tick()
        self.check_all()
        task = self.portal["task"]
        self.assertEqual((task.activated, task.run_as), (False, TEST_USER_ID))
        self.assertEqual((IUUID(task), task.secret), (uid, u"hunter2"))
        self.assertEqual(self.queued(), [])
        self.assertEqual(self.run_due("10:30:00"), 0)
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertTrue([line for line in lines if "1 tasks came inactive" in line])
