"""Deeds that end with something raised."""

from collective.cron.errors import Cancelled
from collective.cron.tests.support.deeds.hostile import Nameless
from collective.cron.tests.support.deeds.hostile import Speaking
from collective.cron.tests.support.deeds.hostile import Unreadable
from collective.cron.tests.support.deeds.table import Table
from ZODB.POSException import ConflictError

import sys


deed = Table()


@deed("FAILED", u"ValueError: wrong")
def raises(runner):
    raise ValueError("wrong")


@deed("FAILED", u"SystemExit: 3")
def exits(runner):
    sys.exit(3)


@deed("FAILED", u"SystemExit: 0")
def exits_well(runner):
    sys.exit(0)


@deed("FAILED", u"SystemExit: enough")
def exits_with_text(runner):
    sys.exit("enough")


@deed("FAILED", u"SystemExit")
def raises_a_class(runner):
    raise SystemExit


@deed("FAILED", u"KeyboardInterrupt")
def interrupts(runner):
    raise KeyboardInterrupt()


@deed("FAILED", u"GeneratorExit")
def ends_a_generator_that_is_none(runner):
    raise GeneratorExit()


@deed("FAILED", u"StopIteration")
def stops_an_iteration_that_is_none(runner):
    raise StopIteration()


@deed("FAILED", u"MemoryError")
def has_no_memory(runner):
    raise MemoryError()


@deed("FAILED", u"recursion")
def calls_itself_without_end(runner):
    calls_itself_without_end(runner)


@deed("FAILED", u"BaseException: all")
def raises_the_base_of_all(runner):
    raise BaseException("all")


@deed("CANCELLED", u"")
def cancels_itself(runner):
    raise Cancelled()


@deed("FAILED", u"ConflictError")
def conflicts_each_time(runner):
    raise ConflictError()


@deed("FAILED", u"its text cannot be read: SystemExit")
def raises_what_exits_when_read(runner):
    raise Unreadable(SystemExit)


@deed("FAILED", u"its text cannot be read: KeyboardInterrupt")
def raises_what_interrupts_when_read(runner):
    raise Unreadable(KeyboardInterrupt)


@deed("FAILED", u"its text cannot be read: Nameless")
def raises_what_raises_itself_when_read(runner):
    raise Unreadable(Nameless)


@deed("FAILED", u"Nameless: no name")
def raises_a_class_without_readable_name(runner):
    raise Nameless("no name")


@deed("FAILED", u"Speaking")
def raises_what_is_read_as_bytes(runner):
    raise Speaking(b"b\xff\x00\xe4")


@deed("FAILED", u"Speaking")
def raises_what_is_read_as_a_number(runner):
    raise Speaking(7)


@deed("FAILED", u"left out")
def raises_what_is_read_as_50_mb(runner):
    raise Speaking("x" * 50000000)


@deed("FAILED", u"Speaking")
def raises_what_is_read_as_half_a_character(runner):
    raise Speaking(u"\ud83d")


@deed("FAILED", u"IndexError")
def raises_while_something_is_raised(runner):
    try:
        raise KeyError("first")
    finally:
        [].pop()
