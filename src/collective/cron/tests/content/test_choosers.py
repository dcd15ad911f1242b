"""Whom a task runs as is set by those who may choose it, through whatever door."""

from AccessControl import Unauthorized
from Acquisition import aq_base
from collective.cron.content import choosers
from collective.cron.interfaces import IBackend
from collective.cron.memory import state
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.log_lines import log_lines
from plone import api
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.dexterity.utils import createContentInContainer
from zope.component.hooks import setSite

import mock
import transaction


CHOOSE = "collective.cron: Choose user"


class TestChoosers(CronTestCase):
    def setUp(self):
        super(TestChoosers, self).setUp()
        self.folder = api.content.create(self.portal, "Folder", "folder")
        self.task = api.content.move(self.add_task(run_as=u"admin"), self.folder)
        transaction.commit()

    def be(self, *roles):
        setRoles(self.portal, TEST_USER_ID, roles)

    def check_refused(self, user=u"jane"):
        before = self.task.run_as
        with self.assertRaises(Unauthorized):
            self.task.run_as = user
        self.assertEqual(self.task.run_as, before)

    def check_set(self, user=u"jane"):
        self.task.run_as = user
        self.assertEqual(self.task.run_as, user)

    def test_who_may_choose_may_set_it_and_others_only_themselves(self):
        self.be("Site Administrator", "Editor")
        self.check_refused()
        self.check_refused(None)
        self.task.run_as = u"admin"  # as it is
        self.check_set(str(TEST_USER_ID))
        self.check_refused(u"admin")
        self.be("Manager")
        self.check_set()

    def test_below_the_field_too(self):
        self.be("Site Administrator")
        with self.assertRaises(Unauthorized):
            IBackend["run_as"].set(aq_base(self.task), u"jane")

    def test_what_holds_on_the_task_counts(self):
        self.be("Site Administrator")
        self.folder.manage_permission(CHOOSE, ["Site Administrator"], acquire=0)
        self.check_set()
        self.task.manage_permission(CHOOSE, ["Manager"], acquire=0)
        self.check_refused(u"john")
        self.be("Manager")
        self.check_set(u"john")

    def test_also_where_no_state_tells_where_it_is(self):
        self.folder.manage_permission(CHOOSE, ["Site Administrator"], acquire=0)
        self.be("Site Administrator")
        state.uninstall(self.portal)
        self.check_set()
        self.task.unindexObject()
        self.check_refused(u"john")  # as in the whole site

    def test_code_that_acts_for_nobody_may(self):
        logout()
        self.check_set()

    def test_without_a_site_what_holds_everywhere_counts(self):
        self.addCleanup(setSite, self.portal)
        setSite(None)
        self.check_set()
        self.be("Site Administrator")
        self.check_refused(u"john")

    def test_added_as_somebody_else(self):
        self.be("Site Administrator")
        lines = log_lines(self)
        new = self.add_task(name="new", run_as=u"admin")
        self.assertEqual((new.run_as, new.activated), (TEST_USER_ID, True))
        self.assertEqual(self.state_of(new).plan[3], TEST_USER_ID)
        self.assertTrue([line for line in lines if "/new: not as admin" in line])

    def test_added_and_set_in_one_transaction(self):
        self.be("Site Administrator")
        new = api.content.create(
            self.portal, "CronTestTask", "new", periodicity=u"*/5 * * * *"
        )
        new.run_as = u"admin"
        self.manager_of(new).register_or_remove()
        transaction.commit()
        self.assertEqual(self.state_of(new).plan[3], TEST_USER_ID)
        self.assertEqual(new.run_as, TEST_USER_ID)

    def test_added_active_by_somebody_who_may_not_manage_it(self):
        self.be("Contributor")
        new = createContentInContainer(
            self.portal,
            "CronTestTask",
            checkConstraints=False,
            id="new",
            periodicity=u"*/5 * * * *",
            activated=True,
        )
        transaction.commit()
        self.assertFalse(new.activated)
        self.assertEqual(self.state_of(new).pending, None)

    def test_nothing_is_asked_for_the_same_again(self):
        self.be("Site Administrator")
        with mock.patch.object(choosers, "_may") as asked:
            self.task.run_as = u"admin"
            self.task.run_as = TEST_USER_ID
        self.assertFalse(asked.called)
