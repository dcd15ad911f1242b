"""A user directory that is away: neither a yes nor a no, and nothing else breaks."""

from collective.cron.running.steps import work
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.directories import add_directory
from collective.cron.tests.support.directories import NAME
from collective.cron.tests.support.directories import USER
from collective.cron.worksite import directory
from collective.cron.worksite import identity
from collective.cron.worksite.directory import DirectoryAway
from ZODB.POSException import ConflictError

import mock
import transaction


# PAS lets the first ones through, and takes the others for "no such user".
ERRORS = (IOError("no route"), RuntimeError("LDAP"), KeyError("base"), TypeError("x"))


class DirectoryCase(CronTestCase):
    def setUp(self):
        super(DirectoryCase, self).setUp()
        self.directory = add_directory(self)


class TestFind(DirectoryCase):
    def test_there_and_not_there(self):
        self.assertEqual(directory.find(self.portal, USER).getId(), USER)
        self.assertIsNone(directory.find(self.portal, "nobody"))
        self.directory.empty = True
        self.assertIsNone(directory.find(self.portal, USER))

    def test_it_cannot_be_asked(self):
        for error in ERRORS:
            self.directory.error = error
            with self.assertRaises(DirectoryAway) as caught:
                directory.find(self.portal, USER)
            self.assertIn(type(error).__name__, caught.exception.why)
            # Who is found elsewhere is not kept from it.
            self.assertIsNone(directory.find(self.portal, "nobody"))

    def test_a_plugin_that_is_broken(self):
        name = "_satisfies"
        module = "Products.PluginRegistry.PluginRegistry"

        def satisfies(plugin, kind):
            return plugin.getId() != NAME

        with mock.patch("%s.%s" % (module, name), satisfies):
            with self.assertRaises(DirectoryAway) as caught:
                directory.find(self.portal, USER)
        self.assertIn(u"plugin directory is broken", caught.exception.why)

    def test_the_database_is_no_directory(self):
        self.directory.error = ConflictError()
        with self.assertRaises(ConflictError):
            directory.find(self.portal, USER)


class TestIdentity(DirectoryCase):
    def test_a_namesake_of_the_root_does_not_take_their_place(self):
        root = self.portal.getPhysicalRoot()
        root.acl_users.userFolderAddUser(USER, "Secret-12345", ["Manager"], [])
        self.directory.error = IOError()
        with self.assertRaises(DirectoryAway):
            identity.locate(self.portal, USER)

    def test_it_is_asked_again_for_some_seconds(self):
        self.directory.error = IOError()

        def come_back(seconds):
            self.directory.error = None

        with mock.patch.object(identity, "PATIENCE", 3):
            with mock.patch.object(identity.time, "sleep", come_back):
                found = identity.wait_for_user(self.portal, USER, identity.SITE)
        self.assertEqual(found.getId(), USER)


class TestRuns(DirectoryCase):
    def test_a_run_says_so_and_the_next_one_is_done(self):
        task = self.add_task(run_as=USER)
        for error in ERRORS:
            self.directory.error = error
            self.manager_of(task).register_job(force=True)
            self.run_due()
            result = task.getLastResult()
            self.assertEqual(result.status, u"FAILED")
            self.assertIn(u"the user directory cannot be asked", result.reason)
            self.assertIn(type(error).__name__, result.reason)
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.directory.error = None
        self.run_due("10:05:00")
        self.assertEqual(task.getLastResult().status, u"OK")

    def test_chosen_while_it_is_away(self):
        self.directory.error = IOError()
        task = self.add_task(run_as=USER)
        self.assertEqual(self.manager_of(task).plan.where, "")
        self.run_due("10:05:00")
        self.assertIn(u"cannot be asked", task.getLastResult().reason)
        self.directory.error = None
        # Its job is not void because it is known now where its user is.
        self.run_due("10:10:00")
        self.assertEqual(task.getLastResult().status, u"OK")
        self.assertEqual(self.manager_of(task).plan.where, identity.SITE)
        self.assertEqual(self.statuses(task), ["FAILED", "OK"])

    def test_it_comes_back_between_claim_and_work(self):
        self.directory.error = IOError()
        task = self.add_task(run_as=USER)
        real = work._work_and_store

        def come_back(*args):
            self.directory.error = None
            return real(*args)

        with mock.patch.object(work, "_work_and_store", come_back):
            self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["OK"])

    def test_deactivating_and_editing_ask_nobody(self):
        task = self.add_task(run_as=USER)
        unknown = self.add_task(name="unknown", run_as=u"nobody", activated=False)
        self.directory.asked = 0
        with mock.patch.object(directory, "find", side_effect=AssertionError):
            for one in (task, unknown):
                one.periodicity = u"*/10 * * * *"
                self.manager_of(one).register_or_remove()
                one.activated = False
                self.manager_of(one).register_or_remove()
        transaction.commit()
        self.assertEqual(self.manager_of(task).plan.where, identity.SITE)
