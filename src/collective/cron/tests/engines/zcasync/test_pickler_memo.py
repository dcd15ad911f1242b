"""What was stored is held by nothing that is garbage after the commit."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import zcasync_suite
from persistent import Persistent
from transaction import TransactionManager

import gc
import unittest
import ZODB


if PY2:
    from collective.cron.engines.zcasync import library  # noqa: F401 (it lets go)


class Stored(Persistent):
    """Something with parts that are objects of their own."""


class TestMemo(unittest.TestCase):
    def setUp(self):
        gc.disable()  # the garbage stays
        self.addCleanup(gc.enable)
        self.manager = TransactionManager()
        database = ZODB.DB(None)
        self.addCleanup(database.close)
        connection = database.open(self.manager)
        self.addCleanup(connection.close)
        self.whole, self.part = Stored(), Stored()
        connection.root()["whole"] = self.whole
        self.whole.part = self.part
        self.manager.commit()

    def holders(self):
        """Return the attributes and states that have the part, but for this test's."""
        self.whole._p_deactivate()
        found = gc.get_referrers(self.part)
        return [one for one in found if type(one) is dict and one is not self.__dict__]

    def test_after_a_commit(self):
        self.whole.changed = True
        self.assertEqual(self.holders(), [self.whole.__dict__])
        self.manager.commit()
        self.assertEqual(self.holders(), [])
        self.assertIs(self.whole.part, self.part)

    def test_after_one_that_was_taken_back(self):
        self.whole.changed = True
        self.manager.savepoint()
        self.manager.abort()
        self.assertEqual(self.holders(), [])


def test_suite():
    """Choose by the engine of the platform."""
    return zcasync_suite(TestMemo)
