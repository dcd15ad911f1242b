"""A user who is made anew under an old name is another one."""

from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.interfaces import IBackend
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import identity
from plone import api
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified

import transaction


class TestUsersMadeAnew(CronTestCase):
    def setUp(self):
        super(TestUsersMadeAnew, self).setUp()
        self.make_user()
        self.task = self.add_task(run_as=u"bob")

    def make_user(self):
        api.user.create(u"bob@example.org", u"bob", u"Secret-12345", roles=("Manager",))
        transaction.commit()

    def delete_user(self):
        api.user.delete(username="bob")
        transaction.commit()

    def delete_without_an_event(self):
        """As in a directory outside of Plone."""
        self.portal.acl_users.source_users.removeUser("bob")
        transaction.commit()

    def make_without_an_event(self):
        users = self.portal.acl_users.source_users
        users.addUser("bob", "bob", "Secret-12345")
        transaction.commit()

    def run_at(self, time):
        self.run_due(time)
        return self.task.getLastResult().status

    def status(self):
        return BackendOverview(self.task, [], clock.now()).status.code

    def test_a_run_as_the_former_one(self):
        self.assertEqual(self.run_at("10:05:00"), u"OK")
        self.delete_user()
        self.make_user()
        self.assertEqual(self.status(), "broken")
        self.assertEqual(self.run_at("10:10:00"), u"FAILED")
        self.assertIn(u"not found any more", self.task.getLastResult().reason)
        self.assertEqual(self.run_at("10:15:00"), u"FAILED")

    def test_gone_without_an_event(self):
        self.delete_without_an_event()
        self.assertEqual(self.run_at("10:05:00"), u"FAILED")
        self.make_without_an_event()
        self.assertEqual(self.run_at("10:10:00"), u"FAILED")

    def test_gone_and_nobody_noticed_but_made_with_one(self):
        self.delete_without_an_event()
        self.make_user()
        self.assertEqual(self.run_at("10:05:00"), u"FAILED")

    def test_until_somebody_chooses_the_same_again(self):
        self.delete_user()
        self.make_user()
        self.manager_of(self.task).forget_user()
        modified(self.task, Attributes(IBackend, "run_as"))
        self.assertEqual(self.manager_of(self.task).plan.where, identity.SITE)
        self.assertEqual(self.run_at("10:05:00"), u"OK")

    def test_activating_is_no_choice_of_the_user(self):
        self.delete_user()
        self.make_user()
        one_backend.deactivate(self.manager_of(self.task))
        transaction.commit()
        one_backend.activate(self.manager_of(self.task), [], clock.now())
        self.task.activated = True
        modified(self.task, Attributes(IBackend, "activated"))
        self.assertNotEqual(self.run_at("10:05:00"), u"OK")

    def test_other_tasks_and_users_go_on(self):
        other = self.add_task(name="other")
        self.delete_user()
        self.run_due("10:05:00")
        self.assertEqual(other.getLastStatus(), u"OK")
