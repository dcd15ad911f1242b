"""Deeds that give something back, in place of None or warnings."""

from collective.cron.tests.support.deeds import hostile
from collective.cron.tests.support.deeds.table import Table

import itertools


deed = Table()


@deed("OK")
def returns_nothing(runner):
    pass


@deed("WARN", u"a text")
def returns_text(runner):
    return u"a text"


@deed("WARN", u"b\ufffd")
def returns_bytes(runner):
    return b"b\xff"


@deed("WARN", u"run() returned 7")
def returns_a_number(runner):
    return 7


@deed("WARN", u"one")
def yields(runner):
    yield u"one"


@deed("FAILED", u"SystemExit")
def yields_and_exits(runner):
    yield u"one"
    raise SystemExit()


@deed("FAILED", u"KeyboardInterrupt")
def returns_an_iterator_that_interrupts(runner):
    return hostile.Iterator(KeyboardInterrupt)


@deed("FAILED", u"ValueError")
def returns_an_iterator_that_raises(runner):
    return hostile.Iterator(ValueError)


@deed("WARN", u"no more messages were read")
def returns_without_end(runner):
    return itertools.repeat(u"more")


@deed("WARN", u"left out")
def returns_many(runner):
    return [u"one"] * 1000000


@deed("WARN", u"left out")
def returns_50_mb(runner):
    return [u"x" * 50000000]


@deed("WARN", u"its text cannot be read: SystemExit")
def returns_what_exits_when_read(runner):
    return [hostile.Unreadable(SystemExit)]


@deed("FAILED", u"SystemExit")
def returns_a_thing_that_cannot_be_looked_at(runner):
    return hostile.Thing()


@deed("WARN", u"SystemExit")
def returns_things_that_cannot_be_looked_at(runner):
    return [hostile.Thing(), hostile.Thing(KeyboardInterrupt)]


@deed("WARN", u"own ways")
def returns_text_with_methods_of_its_own(runner):
    return [hostile.Text(u"own ways")]


@deed("WARN", u"[...]")
def returns_a_list_of_itself(runner):
    returned = []
    returned.append(returned)
    return returned


@deed("WARN", u"<class")
def returns_a_class(runner):
    return hostile.Thing


@deed("WARN")
def returns_half_a_character(runner):
    return [u"\ud83d\x00\x1b[31m"]
