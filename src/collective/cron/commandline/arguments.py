"""Types of arguments: what is not accepted is told by argparse, exit code 2."""

from collective.cron import clock
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import read_instant
from datetime import datetime

import argparse


LONGEST_WAIT = 7 * 24 * 3600  # seconds
TASK = "its path in the site, its UUID, or its id"


def add_task(parser):
    """Let a command take a task."""
    parser.add_argument("task", help=TASK)


def add_count(parser, usual, most):
    """Let a command take how many there are to be, -n."""
    parser.add_argument(
        "-n",
        type=number_up_to(most),
        default=usual,
        dest="count",
        metavar="N",
        help="how many, %d at most (default: %d)" % (most, usual),
    )


def number_up_to(most):
    """Return the type of a whole number from 1."""

    def read(text):
        if not (text.isdigit() and 1 <= int(text) <= most):
            _refuse(text, "a whole number from 1 to %d" % most)
        return int(text)

    return read


def seconds(text):
    """Return how long to wait."""
    try:
        value = float(text)
    except ValueError:
        value = -1
    # What is no number is neither less nor more.
    if not 0 <= value <= LONGEST_WAIT:
        _refuse(text, "seconds, from 0 to %d" % LONGEST_WAIT)
    return value


def instant(text):
    """Return an instant as ISO text in UTC."""
    try:
        return clock.to_iso(read_instant("", text))
    except BadParameter as error:
        _refuse(text, error.accepted)


def date_or_instant(text):
    """Return a date, or an instant as ISO text in UTC."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        pass
    try:
        return instant(text)
    except argparse.ArgumentTypeError:
        _refuse(text, "a date such as 2027-01-31, or 2027-01-31T18:00:00Z")


def _refuse(text, accepted):
    raise argparse.ArgumentTypeError("'%.60s' -- %s" % (text, accepted))
