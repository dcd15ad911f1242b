"""An undo of what was counted is noticed, of whatever storage, and nothing else is."""

from collective.cron.memory import tally
from collective.cron.memory.state import SchedulingState
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import os
import shutil
import tempfile
import transaction
import unittest


class TestTally(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.db = DB(FileStorage(os.path.join(self.folder, "Data.fs")))
        self.addCleanup(self.db.close)
        self.connection = self.db.open()
        self.addCleanup(self.connection.close)
        self.addCleanup(transaction.abort)
        self.state = self.connection.root()["state"] = SchedulingState()
        tally.start(self.state)
        transaction.commit()

    def do(self):
        tally.count(self.state)
        transaction.commit()

    def undo(self, *ages):
        """Undo the transactions of these ages, the last one has 0, all at once."""
        log = self.db.undoInfo(0, 20)
        self.db.undoMultiple([log[age]["id"] for age in ages])
        transaction.commit()

    def check(self, undone):
        self.assertEqual(tally.is_undone(self.state), undone)

    def test_without_an_undo_there_is_none(self):
        self.check(False)
        for _time in range(5):
            self.do()
            self.check(False)

    def test_each_undo_of_the_last(self):
        for times in range(1, 5):
            self.do()
            self.undo(0)
            self.check(True)
            self.do()
            self.check(False)

    def test_undo_of_several_at_once_or_one_after_another(self):
        for _time in range(6):
            self.do()
        self.undo(0, 1)
        self.check(True)
        self.do()
        for count in range(6):
            self.do()
        self.undo(0, 1, 2)
        self.check(True)
        self.do()
        self.undo(0)
        self.do()
        self.do()
        self.undo(0)
        self.undo(2)
        self.check(True)

    def test_undo_of_an_undo_brings_back_what_was_done(self):
        self.do()
        self.undo(0)
        self.undo(0)
        self.check(False)

    def test_in_the_transaction_that_counts(self):
        self.do()
        tally.count(self.state)
        self.check(False)
        transaction.savepoint()
        self.check(False)
        tally.count(self.state)
        self.check(False)
        transaction.commit()
        self.check(False)
        self.undo(0)
        self.check(True)

    def test_a_savepoint_that_is_gone_back_to(self):
        self.do()
        point = transaction.savepoint()
        tally.count(self.state)
        point.rollback()
        self.check(False)
        self.do()
        self.check(False)
        self.undo(0)
        self.check(True)

    def test_a_state_that_is_dropped(self):
        tally.count(self.state)
        del self.connection.root()["state"]
        transaction.commit()
        self.undo(0)
        self.state = self.connection.root()["state"]
        self.check(True)

    def test_what_was_written_in_a_transaction_with_all_the_rest(self):
        self.do()
        for mark in self.state.tally:
            mark._p_changed = True
        transaction.commit()
        self.check(False)
        self.do()
        self.check(False)

    def test_a_state_of_former_versions(self):
        self.state.tally = None
        tally.count(self.state)
        self.check(False)
