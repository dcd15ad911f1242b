"""The packages that copy and restore contents, as they are in Plone."""

from AccessControl import Unauthorized
from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.bbb import IWorkingCopy
from collective.cron.interfaces import IBackend
from collective.cron.overview import listing
from collective.cron.tests.support.copies import CopyCase
from collective.cron.tests.support.packages import PACKAGES
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.multilingual.dx import cloner
from plone.app.multilingual.dx.interfaces import ILanguageIndependentField
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from zope.interface import alsoProvides
from zope.interface import noLongerProvides
from zope.lifecycleevent import modified

import mock
import transaction


class TestWorkingCopies(CopyCase):
    layer = PACKAGES

    def check_out(self):
        return ICheckinCheckoutPolicy(self.task).checkout(self.folder)

    def test_working_copy_is_no_second_task(self):
        copy = self.check_out()
        self.assertTrue(IWorkingCopy.providedBy(copy))
        self.check_copy(copy)
        listed = listing.gather(self.portal, lambda backend: backend.getId())
        self.assertEqual(listed, ["task"])

    def test_it_takes_no_right_to_choose_users_to_draft_settings(self):
        setRoles(self.portal, TEST_USER_ID, ["Site Administrator"])
        copy = self.check_out()
        self.check_copy(copy)
        with self.assertRaises(Unauthorized):
            copy.run_as = u"jane"
        ICheckinCheckoutPolicy(copy).checkin(u"")
        self.tick()
        self.check_all()
        self.assertEqual((self.task.activated, self.task.run_as), (True, u"admin"))

    def test_working_copy_cannot_be_activated(self):
        copy = self.check_out()
        transaction.commit()
        told = one_backend.activate(self.manager_of(copy), [], clock.now())
        self.assertEqual(told.code, "refused")
        copy.activated = True
        modified(copy)
        self.check_copy(copy)

    def test_check_in_brings_settings_and_takes_back_no_choice(self):
        copy = self.check_out()
        transaction.commit()
        self.set_time("10:06:00")
        self.task.activated, self.task.run_as = False, u"jane"
        modified(self.task)
        copy.periodicity = u"30 * * * *"
        transaction.commit()
        ICheckinCheckoutPolicy(copy).checkin(u"")
        self.tick()
        self.check_all()
        self.assertEqual(self.task.periodicity, u"30 * * * *")
        self.assertEqual((self.task.activated, self.task.run_as), (False, u"jane"))
        self.assertEqual(self.queued(), [])
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_check_in_leaves_an_active_task_active(self):
        copy = self.check_out()
        copy.periodicity = u"30 * * * *"
        self.tick()
        ICheckinCheckoutPolicy(copy).checkin(u"")
        self.tick()
        self.check_all()
        self.assertEqual((self.task.activated, self.task.run_as), (True, u"admin"))
        self.assertEqual(self.queued(), [("10:30", "schedule")])


class TestVersions(CopyCase):
    layer = PACKAGES

    def test_revert_brings_settings_and_takes_back_no_choice(self):
        repository = self.portal.portal_repository
        repository.save(self.task, u"first")
        transaction.commit()
        self.set_time("10:06:00")
        self.task.activated, self.task.run_as = False, u"jane"
        self.task.periodicity = u"30 * * * *"
        modified(self.task)
        transaction.commit()
        self.run_by_hand()
        repository.revert(self.task, 0)
        self.tick()
        self.check_all()
        self.assertEqual(self.task.periodicity, u"*/5 * * * *")
        self.assertEqual((self.task.activated, self.task.run_as), (False, u"jane"))
        self.assertEqual(self.queued(), [])
        self.assertEqual(len(self.task.getResults()), 2)
        self.assertEqual(len(self.statuses(self.task)), 2)

    def run_by_hand(self):
        self.manager_of(self.task).register_job(force=True)
        self.run_due("10:07:00")


class TestTranslations(CopyCase):
    layer = PACKAGES

    def test_fields_that_all_languages_have_are_cloned(self):
        for name in ("activated", "run_as"):
            alsoProvides(IBackend[name], ILanguageIndependentField)
            self.addCleanup(
                noLongerProvides, IBackend[name], ILanguageIndependentField
            )
        copy = api.content.create(self.folder, "CronTestTask", "copy")
        with mock.patch.object(cloner, "queryAdapter"):
            self.assertTrue(
                cloner.LanguageIndependentFieldsManager(self.task).copy_fields(copy)
            )
        self.check_copy(copy)
