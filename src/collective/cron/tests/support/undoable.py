"""A database whose transactions can be undone, as those of real sites, and undoing."""

from App.Undo import UndoSupport
from base64 import b64encode
from collective.cron.tests.support.faces.rights import RightsCase
from collective.cron.tests.support.faces.rights import RightsFixture
from collective.cron.tests.support.faces.rights import SITE_ADMIN
from plone.app.testing import FunctionalTesting
from plone.testing import zodb
from plone.testing.zope import WSGI_SERVER_FIXTURE
from ZODB.Connection import TransactionMetaData
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.utils import z64

import os
import shutil
import tempfile
import transaction


class UndoableTesting(FunctionalTesting):
    """Gives each test a file of its own, with a copy of what the fixture has."""

    def testSetUp(self):
        self._folder = tempfile.mkdtemp()
        stack, zodb.stackDemoStorage = zodb.stackDemoStorage, self._copy
        try:
            super(UndoableTesting, self).testSetUp()
        finally:
            zodb.stackDemoStorage = stack

    def testTearDown(self):
        super(UndoableTesting, self).testTearDown()
        shutil.rmtree(self._folder)

    def _copy(self, db, name):
        storage = FileStorage(os.path.join(self._folder, "Data.fs"))
        newest = {}
        for stored in db.storage.iterator():
            newest.update((record.oid, record.data) for record in stored)
        copying = TransactionMetaData()
        storage.tpc_begin(copying)
        for oid, data in newest.items():
            storage.store(oid, z64, data, "", copying)
        storage.tpc_vote(copying)
        storage.tpc_finish(copying)
        return DB(storage, database_name=db.database_name)


UNDOABLE = UndoableTesting(
    bases=(RightsFixture(), WSGI_SERVER_FIXTURE), name="Cron:Undoable"
)


class UndoCase(RightsCase):
    layer = UNDOABLE

    def last_transactions(self, count=1):
        """Return the ids of the last ones, newest first."""
        transaction.commit()
        found = self.portal._p_jar.db().undoInfo(0, count)
        return [one["id"] for one in found]

    def encoded(self, ids):
        return [b64encode(one).decode("ascii") for one in ids]

    def undo_by_request(self, ids, name=SITE_ADMIN):
        """Undo as plone.restapi does, or the ZMI where its older versions do not."""
        body = {"transaction_ids": self.encoded(ids)}
        response = self.call("PATCH", "/@transactions", name, json=body)
        if response.status_code == 404:
            self.undo_by_tab(ids)
        else:
            self.assertEqual(response.status_code, 200, response.text)

    def undo_by_tab(self, ids, name=None):
        """Undo as the tab of the ZMI does, which is elsewhere in each Zope."""
        tab = UndoSupport()
        tab._p_jar = self.portal._p_jar
        tab.manage_undo_transactions(self.encoded(ids))

    def undo_by_program(self, ids, name=None):
        self.portal._p_jar.db().undoMultiple(ids)
        transaction.commit()
