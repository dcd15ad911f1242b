"""What a task does to its transaction, and what it leaves to the next run."""

from collective.cron.tests.support.deeds import transactions
from collective.cron.tests.support.deeds.case import DeedCase


class TestTransactions(DeedCase):
    def test_each_leaves_one_result_and_nothing_else(self):
        self.check(transactions.deed)
