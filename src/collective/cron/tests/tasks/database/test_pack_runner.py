"""Real databases of files are packed beside that of the site, which cannot be."""

from AccessControl import Unauthorized
from collective.cron.tasks.database import databases
from collective.cron.tests.support.content_case import ContentCase
from plone import api
from plone.app.testing import login
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import TEST_USER_NAME
from six import ensure_text
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import mock
import os
import shutil
import tempfile
import time
import transaction


OWNER = ensure_text(SITE_OWNER_NAME)


class TestPack(ContentCase):
    TYPE = "CronPack"

    def setUp(self):
        super(TestPack, self).setUp()
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        for name in ("first", "second"):
            self.mount(name)

    def mount(self, name):
        """Put a database beside that of the site; it was written three days ago."""
        mounted = self.portal._p_jar.db().databases
        path = os.path.join(self.folder, name)
        ago = time.time() - 3 * 24 * 3600
        manager = transaction.TransactionManager()
        with mock.patch("time.time", lambda: ago):
            database = DB(FileStorage(path), databases=mounted, database_name=name)
            self.addCleanup(mounted.pop, name)
            self.addCleanup(database.close)
            connection = database.open(transaction_manager=manager)
            for number in range(5):
                connection.root()["text"] = str(number) * 10000
                manager.commit()
        connection.close()

    def size(self, name):
        return os.path.getsize(os.path.join(self.folder, name))

    def add_pack(self, **values):
        """Add a task as a Manager of the root, as whom it runs unless told."""
        login(self.layer["app"], SITE_OWNER_NAME)
        task = self.add_ready(**dict({"days": 1, "run_as": OWNER}, **values))
        login(self.portal, TEST_USER_NAME)
        return task

    def test_the_result_tells_both_sizes_and_dry_nothing_happens(self):
        task = self.add_pack(databases=["first", "second"])
        before = self.size("first")
        rows = self.tables(self.work(task, dry=True))[u"Packed"]
        expected = [
            [name, u"FileStorage", before, u""] for name in (u"first", u"second")
        ]
        self.assertEqual((rows, self.size("first")), (expected, before))
        result = self.work(task)
        rows = self.tables(result)[u"Packed"]
        after = self.size("first")
        self.assertEqual([row[:3] for row in rows], [row[:3] for row in expected])
        self.assertEqual([row[3] for row in rows], [after, after])
        self.assertLess(after, before / 2)
        self.assertEqual(result.status, u"OK")
        (row, _second) = self.tables(self.work(task))[u"Packed"]
        self.assertEqual(row[2:], [after, after])

    def test_what_is_young_enough_stays(self):
        before = self.size("first")
        result = self.work(self.add_pack(databases=["first"], days=7))
        self.assertEqual(result.status, u"OK")
        self.assertEqual(self.size("first"), before)

    def test_what_cannot_be_packed_is_a_warning(self):
        result = self.work(self.add_pack(databases=["gone"]))
        self.assertEqual(result.status, u"WARN")
        rows = self.tables(result)[u"Left as it is"]
        self.assertEqual(rows, [[u"gone", u"It is gone"]])
        login(self.layer["app"], SITE_OWNER_NAME)
        self.portal["task"].databases = []
        transaction.commit()
        (row,) = self.tables(self.work(self.portal["task"]))[u"Left as it is"]
        self.assertIn(u"DemoStorage", row[1])

    def test_interrupted_after_the_first_it_goes_on_with_the_second(self):
        task, done = self.add_pack(databases=["first", "second"]), []
        original = databases.pack

        def pack(database, days):
            done.append(database.database_name)
            if len(done) == 2:
                raise ValueError("in the middle")
            original(database, days)

        with mock.patch.object(databases, "pack", pack):
            self.assertEqual(self.work(task).status, u"FAILED")
            self.assertEqual(self.work(task).status, u"OK")
        self.assertEqual(done, ["first", "second", "second"])
        self.assertEqual(self.size("first"), self.size("second"))

    def test_while_it_is_packed_already_the_run_fails_and_says_so(self):
        task = self.add_pack(databases=["first"])
        error = ValueError("Already packing")
        with mock.patch.object(FileStorage, "pack", side_effect=error):
            result = self.work(task)
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"It is being packed already", u" ".join(result.messages))

    def test_a_manager_of_the_site_alone_is_refused(self):
        api.user.create(
            username="boss", email="boss@example.org", roles=("Member", "Manager")
        )
        before = self.size("first")
        result = self.work(self.add_pack(databases=["first"], run_as=u"boss"))
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"a Manager of the root of Zope", u" ".join(result.messages))
        self.assertEqual(self.size("first"), before)

    def test_nor_does_one_decide_as_whom_it_runs_and_what_it_takes_away(self):
        api.user.create(
            username="boss", email="boss@example.org", roles=("Member", "Manager")
        )
        task = self.add_pack(days=7)
        login(self.portal, "boss")
        for name, value in (("days", 1), ("databases", ["first"])):
            with self.assertRaises(Unauthorized):
                setattr(task, name, value)
        task.days = 7
        task.run_as = u"boss"
        with self.assertRaises(Unauthorized):
            task.run_as = OWNER
        task.days = 1
        # Nor when it is added: then it runs as oneself.
        added = self.add("mine", type=self.TYPE, run_as=OWNER)
        self.assertEqual(added.run_as, u"boss")
