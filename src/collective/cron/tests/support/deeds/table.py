"""A table of deeds: functions that are called with the runner of a task."""

from collections import namedtuple


class Deed(namedtuple("Deed", "do status words counter")):
    """`words`: in one of the messages, or in the log. `counter`: what is kept of it."""

    __slots__ = ()

    @property
    def name(self):
        return self.do.__name__


class Table(list):
    """The deeds of a module, in their order; used as a decorator."""

    def __call__(self, status, words=u"", counter=None):
        def add(function):
            kept = int(status in ("OK", "WARN")) if counter is None else counter
            self.append(Deed(function, status, words, kept))
            return function

        return add
