"""Deeds that end a process, hold it up, or leave others behind: for real ones only."""

from collective.cron.tests.support.deeds.table import Table

import ctypes
import os
import signal
import subprocess
import time
import transaction


deed = Table()
STOPPED = u"stopped during the run"


def in_commit(function):
    """Do something when the database has voted and not yet finished."""
    transaction.get().join(Last(function))


class Last(object):
    transaction_manager = transaction.manager

    def __init__(self, function):
        self.function = function

    def tpc_vote(self, txn):
        self.function()

    def nothing(self, txn):
        pass

    abort = tpc_begin = commit = tpc_finish = tpc_abort = nothing

    def sortKey(self):
        return "~last"


def kill_this_process(number=signal.SIGKILL):
    os.kill(os.getpid(), number)
    time.sleep(60)


def end_this_process():
    os._exit(0)


@deed("INTERRUPTED", STOPPED)
def ends_the_process(runner):
    end_this_process()


@deed("INTERRUPTED", STOPPED)
def ends_the_process_in_its_commit(runner):
    runner.backend.counter += 1
    in_commit(end_this_process)


@deed("INTERRUPTED", STOPPED)
def crashes(runner):
    ctypes.string_at(0)


@deed("INTERRUPTED", STOPPED)
def kills_the_process(runner):
    kill_this_process()


@deed("INTERRUPTED", STOPPED)
def kills_the_process_in_its_commit(runner):
    runner.backend.counter += 1
    in_commit(kill_this_process)


@deed("INTERRUPTED", STOPPED)
def stops_the_process(runner):
    kill_this_process(signal.SIGTERM)


@deed("INTERRUPTED", STOPPED)
def stops_the_process_in_its_commit(runner):
    runner.backend.counter += 1
    in_commit(lambda: kill_this_process(signal.SIGTERM))


@deed("OK")
def lets_nobody_else_go_on(runner):
    ctypes.PyDLL(None).sleep(6)


@deed("OK")
def leaves_a_program_behind(runner):
    subprocess.Popen(["sleep", "60"])


@deed("OK")
def leaves_a_child_that_comes_out_late(runner):
    if not os.fork():
        time.sleep(2)
