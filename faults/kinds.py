"""All kinds of faults, and which of them a system can be put to."""

from faults import clocks
from faults import commits
from faults import databases
from faults import deaths
from faults import drains
from faults import losses
from faults import twins


KINDS = deaths.KINDS + drains.KINDS + losses.KINDS + commits.KINDS
KINDS += clocks.KINDS + twins.KINDS + databases.KINDS
NAMES = [kind.name for kind in KINDS]


def possible(bed, only=()):
    """Return the kinds that a Bed can be put to; of those named, if any are."""
    return [kind for kind in KINDS if kind.needs(bed) and kind.name in (only or NAMES)]


def in_turns(kinds, random):
    """Yield kinds for ever, in an order of chance, each as often as the others."""
    while True:
        round_ = list(kinds)
        random.shuffle(round_)
        for kind in round_:
            yield kind
