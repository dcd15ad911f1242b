"""Old working copies are cancelled as Plone does it; what must stay is told."""

from collective.cron.bbb import ICheckinCheckoutPolicy
from collective.cron.bbb import IWorkingCopy
from collective.cron.tasks.cleaning.working_copies_runner import WorkingCopiesRunner
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.content_case import hours
from collective.cron.tests.support.packages import PACKAGES
from plone import api
from plone.locking.interfaces import ILockable

import transaction


OLD = u"Old working copies"
LEFT = u"Left as it is"


class CopiesCase(ContentCase):
    TYPE = "CronWorkingCopies"
    layer = PACKAGES

    def check_out(self, name, **values):
        page = self.add(name, **values)
        return ICheckinCheckoutPolicy(page).checkout(self.portal)

    def copies(self):
        return [one.id for one in self.portal.objectValues() if is_copy(one)]


class TestCancelled(CopiesCase):
    def test_by_age_and_the_original_is_free_again_and_not_changed(self):
        copy = self.check_out("page")
        page, where = self.portal["page"], "/".join(copy.getPhysicalPath())
        copy.title = u"Draft"
        self.add("other")
        self.assertTrue(ILockable(page).locked())
        changed = page.modified()
        task = self.add_ready(cancel=True, days=30)
        self.assertEqual(self.tables(self.work(task)), {})
        self.later(days=31)
        (row,) = self.check_dry_is_real(task)[OLD]
        self.assertEqual(row[:3], [where, u"/plone/page", u"test_user_1_"])
        self.assertEqual(self.copies(), [])
        page = self.portal["page"]
        self.assertEqual((page.title, page.modified()), (u"Page", changed))
        self.assertFalse(ILockable(page).locked())
        catalog = api.portal.get_tool("portal_catalog")
        marks = "plone.app.iterate.interfaces.IIterateManagedContent"
        self.assertEqual(len(catalog(object_provides=marks)), 0)
        self.assertIsNotNone(ICheckinCheckoutPolicy(page).checkout(self.portal))

    def test_or_they_are_only_listed(self):
        self.check_out("page")
        task = self.add_ready(days=30)
        self.later(days=31)
        shown = [self.tables(self.work(task, dry=dry)) for dry in (True, False, False)]
        self.assertEqual(len(shown[0][OLD]), 1)
        self.assertEqual(shown, shown[:1] * 3)
        self.assertEqual(len(self.copies()), 1)

    def test_interrupted_in_the_middle_and_repeated_ends_the_same(self):
        for number in range(25):
            self.check_out("page%02d" % number)
        task = self.add_ready(cancel=True, days=30)
        self.later(days=31)
        with self.broken_at(WorkingCopiesRunner, "look_at", 15):
            self.assertEqual(self.work(task).status, u"FAILED")
        self.assertEqual(len(self.copies()), 15)  # the first chunk is stored
        self.assertEqual(len(self.tables(self.work(task))[OLD]), 15)
        self.assertEqual(self.copies(), [])
        self.assertEqual(self.tables(self.work(task)), {})

    def test_one_in_another_goes_with_it(self):
        lockable("Folder")
        outer = self.check_out("folder", type="Folder")
        page = self.add("page", outer)
        ICheckinCheckoutPolicy(page).checkout(outer)
        task = self.add_ready(cancel=True, days=30)
        self.later(days=31)
        self.assertEqual(len(self.check_dry_is_real(task)[OLD]), 1)

    def test_memory_stays_bounded(self):
        for number in range(25):
            self.check_out("page%02d" % number)
        task = self.add_ready(days=30)
        self.later(days=31)
        with self.watched_memory(WorkingCopiesRunner, "look_at") as held:
            self.work(task)
        self.assertEqual(len(held), 25)
        self.assertLess(max(held), 2000)


class TestLeft(CopiesCase):
    def check_left(self, task, why):
        """What a run would do, and does: it tells why, and leaves the working copy."""
        count = len(self.copies())
        for dry in (True, False):
            result = self.work(task, dry=dry)
            self.assertEqual(result.status, u"WARN")
            (row,) = self.tables(result)[LEFT]
            self.assertEqual(row[1], why)
            self.assertNotIn(OLD, self.tables(result))
        self.assertEqual(len(self.copies()), count)

    def test_what_the_user_may_not_take_away(self):
        self.check_out("page")
        api.user.create(username="bot", email="bot@example.org")
        task = self.add_ready(cancel=True, days=30, run_as=u"bot")
        self.later(days=31)
        self.check_left(task, u"The user it runs as may not do it")

    def test_what_is_locked(self):
        ILockable(self.check_out("page")).lock()
        task = self.add_ready(cancel=True, days=30)
        self.later(days=31)
        self.check_left(task, u"It is locked: somebody is editing it")

    def test_what_has_lost_its_original(self):
        self.check_out("page")
        ILockable(self.portal["page"]).clear_locks()
        self.portal._delObject("page")
        task = self.add_ready(cancel=True, days=30)
        self.later(days=31)
        self.check_left(task, u"Its original is gone")

    def test_a_folder_in_which_something_was_changed(self):
        lockable("Folder")
        copy = self.check_out("folder", type="Folder")
        page = self.add("page", copy)
        page.setModificationDate(hours(24 * 20))
        page.reindexObject(idxs=["modified"])
        task = self.add_ready(cancel=True, days=30)
        self.later(days=31)
        self.assertEqual(self.tables(self.work(task)), {})
        self.later(days=51)
        self.assertEqual(len(self.tables(self.work(task))[OLD]), 1)


class TestWithout(ContentCase):
    TYPE = "CronWorkingCopies"

    def test_a_site_without_working_copies_says_so(self):
        result = self.work(self.add_ready())
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"install Working Copy Support", result.messages[0])
        transaction.commit()


def lockable(name):
    """Let contents of a type be locked, and so be checked out."""
    fti = api.portal.get_tool("portal_types")[name]
    fti._updateProperty("behaviors", fti.behaviors + ("plone.locking",))


def is_copy(content):
    return IWorkingCopy.providedBy(content)
