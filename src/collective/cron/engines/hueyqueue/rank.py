"""Rank: which of the messages that are due a worker takes first.

The priority of a job is a mark at the start of its id. So the schedule needs no place
for it, and to workers of former versions it is an id like any other.
"""

from collective.cron.engines.hueyqueue.message import SIZE
from collective.cron.settings.policies import HIGH
from collective.cron.settings.policies import LOW

import uuid


MARKS = {HIGH: "h", LOW: "l"}  # letters that no other id begins with
MARK_AT = SIZE + 3  # counted from 1: the id stands behind the signature and ["
RANKS = {b"h": 1, b"l": -1}  # the highest first, and of one rank what was there first


def new_id(priority):
    """Return an id for a new job of this priority."""
    return MARKS.get(priority, "") + uuid.uuid4().hex


def rank(message):
    """Return the rank of a message: 1, 0 or -1. A store that moves many has its own."""
    return RANKS.get(bytes(message[MARK_AT - 1 : MARK_AT]), 0)
