"""Answer: what a command found, for programs and people, and its exit code."""

from collections import namedtuple


DONE = 0
NOT_WELL = 1  # refused; or a run, a task or a file is not as it should be
# 2 is argparse's: the command was not understood.
NOT_THERE = 3  # no such task, site, result or file
NO_SITE = 4  # neither the database can be opened nor the server be asked
TIMED_OUT = 5  # what was waited for had not ended
DIFFERS = 6  # a plan would change something
BROKEN = 70  # an error that nobody expected
INTERRUPTED = 130  # by Ctrl-C
UNREAD = 141  # what it wrote into is closed


class Answer(namedtuple("Answer", "data lines code")):
    """`data`: plain data, for --json; `lines`: text for people; `code`: see above."""

    __slots__ = ()


Answer.__new__.__defaults__ = (DONE,)


class Stopped(Exception):
    """The command cannot go on: `message`, text, and an exit `code`."""

    def __init__(self, message, code):
        super(Stopped, self).__init__(message)
        self.message = message
        self.code = code


class Command(namedtuple("Command", "name help arguments call needs")):
    """`arguments`: adds those of its own to a parser; `call`: returns the Answer.

    `needs`: what it is called with, besides the options: a constant below.
    """

    __slots__ = ()


SOURCE = "source"  # of a site, of either kind
SITE = "site"  # in the database
INSTALLATION = "installation"  # a site, or all of them
NOTHING = "nothing"
