"""A count of what people did to a Backend, that no undo takes back unnoticed.

An undo of the database writes old values without an event, of all objects of a
transaction together; the serials alone it cannot choose. So of two marks the one that
has the lower number is written each time. Undone, a lower number is the newer object.
"""

from collective.cron.worksite import transactions
from persistent.mapping import PersistentMapping


class _Counted(object):
    """The key of the marks that a transaction has written: not stored yet."""


COUNTED = _Counted()


def start(state):
    """Make the marks of a state that has none: one never written again, and two.

    Each is an object of its own, for its serial, of a class that all versions know.
    """
    state.tally = tuple(PersistentMapping(number=number) for number in (0, 0, 1))


def count(state):
    """Note that somebody did something to the Backend of a state; once a transaction.

    With both marks written in one transaction no order would be left.
    """
    if state.tally is None or is_counting(state):
        return
    lower, higher = _in_order(state)
    lower["number"] = higher["number"] + 1
    transactions.kept_under(COUNTED, list).append(lower)


def is_undone(state):
    """Tell whether the last thing that was counted has been undone since."""
    if state.tally is None:
        return False
    lower, higher = _in_order(state)
    if is_counting(state) or lower._p_serial < higher._p_serial:
        return False
    first = state.tally[0]
    first._p_activate()
    # All at once: they were made so, or a program wrote the whole database anew.
    return not first._p_serial == lower._p_serial == higher._p_serial


def is_counting(state):
    """Tell whether the transaction that goes on has counted, and not gone back."""
    higher = _in_order(state)[1]
    written = transactions.kept_under(COUNTED, list)
    return any(higher is one for one in written)


def _in_order(state):
    return sorted(state.tally[1:], key=lambda mark: mark["number"])
