"""The ledger: a file that each run notes its claim and its start in, appended to only.

Outside of the database and of the queue, so that nothing takes back what happened.
"""

from faults.orders import real_pid

import json
import os


CLAIM, START = "claim", "start"


def note(path, kind, **values):
    """Add an entry, on the disk when this returns.

    `kind`: CLAIM (its commit is done) or START (the work begins). The values are uid,
    token, occurrence, trigger, attempt.
    """
    values.update(kind=kind, pid=real_pid(), at=monotonic())
    line = (json.dumps(values, sort_keys=True) + "\n").encode("ascii")
    ledger = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(ledger, line)
        os.fsync(ledger)
    finally:
        os.close(ledger)


def read(path):
    """Return the entries, in their order; one that was cut off is left out."""
    if not os.path.exists(path):
        return []
    with open(path) as ledger:
        lines = ledger.read().split("\n")[:-1]
    return [json.loads(line) for line in lines]


def monotonic():
    """Return seconds that are the same in all processes, whatever their clocks say."""
    return os.times()[4]
