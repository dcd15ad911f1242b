"""Deeds done with processes: children that end where they should, and others."""

from collective.cron.tests.support.deeds.table import Table
from collective.cron.tests.support.forked import end_of
from contextlib import closing

import multiprocessing
import os
import subprocess
import sys
import transaction


deed = Table()
CAME_OUT = u"a child process came out of run() and was ended"


def comes_out(counter=None):
    return deed("WARN", CAME_OUT, counter)


@comes_out()
def forks_and_returns(runner):
    os.fork()


@comes_out()
def forks_waits_and_returns(runner):
    pid = os.fork()
    if pid:
        end_of(pid)


@comes_out()
def forks_and_raises_in_the_child(runner):
    if not os.fork():
        raise ValueError()


@comes_out()
def forks_and_exits_in_the_child(runner):
    if not os.fork():
        sys.exit(0)


@deed("WARN", u"2 child processes came out of run()")
def forks_two(runner):
    if os.fork():
        os.fork()


@deed("FAILED", CAME_OUT)
def forks_and_fails(runner):
    if os.fork():
        raise ValueError()


@comes_out()
def forks_in_a_generator(runner):
    yield u"one"
    os.fork()


@comes_out()
def forks_in_a_chunk(runner):
    runner.in_chunks([1, 2, 3], lambda item: item == 2 and os.fork() and None)


@comes_out()
def forks_in_the_items_of_chunks(runner):
    def items():
        yield 1
        os.fork()
        yield 2

    runner.in_chunks(items(), lambda item: None)


class Forking(object):
    def __str__(self):
        os.fork()
        return "forked"


@comes_out()
def forks_when_it_tells_its_progress(runner):
    runner.progress(1, 2, Forking())


@comes_out()
def forks_when_it_logs(runner):
    runner.log(Forking())


@comes_out()
def forks_before_its_commit(runner):
    transaction.get().addBeforeCommitHook(os.fork)


@comes_out()
def forks_in_its_commit(runner):
    transaction.get().join(ForkingManager())


class ForkingManager(object):
    transaction_manager = transaction.manager

    def tpc_vote(self, txn):
        os.fork()

    def nothing(self, txn):
        pass

    abort = tpc_begin = commit = tpc_finish = tpc_abort = nothing

    def sortKey(self):
        return "~forking"


@deed("OK")
def forks_as_one_should(runner):
    pid = os.fork()
    if not pid:
        os._exit(0)
    end_of(pid)


@deed("OK", u"in the parent")
def logs_in_a_child(runner):
    pid = os.fork()
    if not pid:
        runner.log(u"in the child")
        runner.progress(1, 2)
        os._exit(int(runner.cancelled))
    end_of(pid)
    runner.log(u"in the parent")


@deed("OK")
def starts_a_program(runner):
    subprocess.check_call([sys.executable, "-c", "pass"])


@deed("FAILED", u"No such file")
def starts_a_program_that_is_not_there(runner):
    subprocess.check_call(["/no/such/program"])


@deed("WARN", u"[0, 1, 4]")
def lets_a_pool_work(runner):
    with closing(multiprocessing.Pool(2)) as pool:
        found = pool.map(square, range(3))
    pool.join()
    return [u"%s" % found]


def square(number):
    return number**2
