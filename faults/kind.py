"""A kind of fault: what is done, and what it may lead to."""

from collections import namedtuple


class Kind(namedtuple("Kind", "name run interrupts needs")):
    """`run`: a generator function of (bed, random).

    It does something, and yields whenever the system is to become normal again by
    itself: a word for what was done. `interrupts`: the words behind which runs may be
    INTERRUPTED; True for all, False for none. `needs`: a function that tells of a Bed
    whether the kind is possible there.
    """

    __slots__ = ()

    def may_interrupt(self, word):
        """Tell whether what was done until this word may interrupt runs."""
        if isinstance(self.interrupts, bool):
            return self.interrupts
        return word in self.interrupts


# What a kind yields if whoever waits for the canary is not to schedule it anew.
CANARY_IS_DUE = "canary"


def always(bed):
    return True


def kind(name, interrupts=True, needs=always):
    """Make a generator function a Kind."""
    return lambda run: Kind(name, run, interrupts, needs)


def soon(bed, seconds=2.0):
    """Let several tasks come due in so many seconds, so that there is something to hit.

    Also asks for a run by hand.
    """
    names = ["short-1", "long", "chunks", "failing", "repeatable", "short-2"]
    names += [name for name in bed.tasks if name.startswith("qui")]
    due = dict((bed.tasks[name], seconds) for name in names)
    bed.insist(lambda: bed.page("schedule_many", due=due))
    run_by_hand(bed)


def run_by_hand(bed):
    """Ask for a run now; it is refused while another one goes on."""
    bed.try_to(lambda: bed.page("run", uid=bed.tasks["by-hand"]))
