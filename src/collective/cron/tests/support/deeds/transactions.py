"""Deeds done to the transaction, which is the business of the runner, or with it."""

from collective.cron.tests.support.deeds.hostile import Unreadable
from collective.cron.tests.support.deeds.table import Table
from contextlib import closing

import threading
import transaction


deed = Table()


class Manager(object):
    """Takes part in a transaction, and fails in one step of it."""

    transaction_manager = transaction.manager

    def __init__(self, step, kind=ValueError, key="~last"):
        self.step = step
        self.kind = kind
        self.key = key

    def __getattr__(self, name):
        if name not in "abort tpc_begin commit tpc_vote tpc_finish tpc_abort".split():
            raise AttributeError(name)
        return lambda txn: self.do(name)

    def do(self, step):
        if step == self.step:
            raise self.kind("failed in %s" % step)

    def sortKey(self):
        self.do("sortKey")
        return self.key


class Listener(object):
    """Is told of the transactions of a thread, and raises."""

    def __init__(self, *steps):
        self.steps = steps

    def __getattr__(self, name):
        if name not in ("newTransaction", "beforeCompletion", "afterCompletion"):
            raise AttributeError(name)
        return lambda txn: self.do(name)

    def do(self, step):
        if step in self.steps:
            raise SystemExit("listener: %s" % step)


kept = []  # listeners are known weakly only


def listen(*steps):
    kept.append(Listener(*steps))
    transaction.manager.registerSynch(kept[-1])


def raise_now(*args):
    raise SystemExit("a hook")


def boom(*args):
    raise Unreadable(SystemExit)


@deed("OK")
def commits(runner):
    transaction.commit()


@deed("FAILED", u"what it committed stays", counter=1)
def commits_and_fails(runner):
    transaction.commit()
    raise ValueError()


@deed("OK", counter=0)
def aborts(runner):
    transaction.abort()


@deed("FAILED", u"doomed")
def dooms(runner):
    transaction.doom()


@deed("OK")
def makes_a_savepoint(runner):
    transaction.savepoint(optimistic=True)


@deed("OK", counter=0)
def begins_another(runner):
    transaction.begin()


@deed("FAILED", u"SystemExit: a hook")
def has_a_hook_before_commit_that_exits(runner):
    transaction.get().addBeforeCommitHook(raise_now)


@deed("FAILED", u"its text cannot be read")
def has_a_hook_before_commit_that_raises_what_exits_when_read(runner):
    transaction.get().addBeforeCommitHook(boom)


@deed("WARN", u"stored, but ")
def has_a_hook_after_commit_that_exits(runner):
    transaction.get().addAfterCommitHook(raise_now)


@deed("FAILED", u"ValueError: mine")
def fails_with_a_hook_after_abort_that_exits(runner):
    transaction.get().addAfterAbortHook(raise_now)
    raise ValueError("mine")


@deed("FAILED", u"ValueError: mine")
def fails_with_a_hook_before_abort_that_exits(runner):
    transaction.get().addBeforeAbortHook(raise_now)
    raise ValueError("mine")


@deed("FAILED", u"ValueError: mine")
def fails_with_a_manager_that_cannot_abort(runner):
    transaction.get().join(Manager("abort", SystemExit))
    raise ValueError("mine")


@deed("FAILED", u"failed in tpc_begin")
def has_a_manager_that_fails_at_the_beginning(runner):
    transaction.get().join(Manager("tpc_begin", key=""))


@deed("FAILED", u"failed in commit")
def has_a_manager_that_fails_in_commit(runner):
    transaction.get().join(Manager("commit"))


@deed("FAILED", u"failed in tpc_vote")
def has_a_manager_that_votes_against(runner):
    transaction.get().join(Manager("tpc_vote", SystemExit))


@deed("FAILED", u"failed in sortKey")
def has_a_manager_without_order(runner):
    transaction.get().join(Manager("sortKey"))


@deed("WARN", u"listeners to transactions")
def leaves_a_listener_that_bears_no_beginning(runner):
    listen()
    kept[-1].steps = ("newTransaction",)


@deed("FAILED", u"listener: beforeCompletion")
def leaves_a_listener_that_bears_no_end(runner):
    listen("beforeCompletion")


@deed("FAILED", u"wrong")
def fails_and_leaves_a_listener_that_bears_nothing(runner):
    listen()
    kept[-1].steps = ("newTransaction", "beforeCompletion", "afterCompletion")
    raise ValueError("wrong")


@deed("OK")
def has_transactions_begun_explicitly_only(runner):
    transaction.manager.explicit = True


@deed("FAILED", u"closes only what it opened")
def closes_its_connection(runner):
    transaction.abort()
    runner.backend._p_jar.close()


@deed("FAILED", u"closes only what it opened", counter=1)
def commits_and_closes_its_connection(runner):
    transaction.commit()
    runner.backend._p_jar.close()


@deed("OK")
def leaves_a_connection_open(runner):
    kept.append(runner.backend._p_jar.db().open())


@deed("OK")
def uses_a_connection_of_its_own(runner):
    manager = transaction.TransactionManager()
    with closing(runner.backend._p_jar.db().open(manager)) as connection:
        connection.root()


@deed("FAILED", u"pickle")
def stores_what_cannot_be_stored(runner):
    runner.backend.unstorable = threading.Lock()
