"""Deeds done with what a job runner offers: log, warn, progress, chunks."""

from collective.cron.tests.support.deeds import hostile
from collective.cron.tests.support.deeds.table import Table


deed = Table()


@deed("OK", u"its text cannot be read: SystemExit")
def logs_what_exits_when_read(runner):
    runner.log(hostile.Unreadable(SystemExit))


@deed("WARN", u"its text cannot be read: KeyboardInterrupt")
def warns_of_what_interrupts_when_read(runner):
    runner.warn(hostile.Unreadable(KeyboardInterrupt))


@deed("OK", u"lines left out")
def logs_a_hundred_thousand_lines(runner):
    for number in range(100000):
        runner.log(u"line")


@deed("OK", u"left out")
def logs_50_mb(runner):
    runner.log(u"x" * 50000000)


@deed("OK")
def tells_progress_very_often(runner):
    for number in range(20000):
        runner.progress(number, 20000)


@deed("OK")
def tells_progress_that_exits_when_read(runner):
    runner.progress(1, 2, hostile.Unreadable(SystemExit))


@deed("OK")
def tells_progress_in_no_numbers(runner):
    for done in (float("nan"), float("inf"), 10**400, u"x", hostile.Thing()):
        runner.progress(done, done)


@deed("OK")
def tells_progress_in_things_that_exit(runner):
    runner.progress(hostile.Thing(), hostile.Thing())
    runner.progress(1, 2)


@deed("FAILED", u"sort the items")
def works_in_chunks_out_of_order(runner):
    runner.in_chunks([u"b", u"a"], lambda item: None)


@deed("FAILED", u"SystemExit")
def works_in_chunks_on_things(runner):
    runner.in_chunks([hostile.Thing()], lambda item: None)


@deed("FAILED", u"SystemExit")
def exits_in_a_chunk(runner):
    runner.in_chunks([u"a"], lambda item: exit_now())


@deed("OK")
def asks_very_often_whether_it_is_cancelled(runner):
    assert not any(runner.cancelled for _number in range(100000))


def exit_now():
    raise SystemExit()
