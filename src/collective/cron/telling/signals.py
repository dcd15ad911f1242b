"""Signals: what happens to runs, told in memory to whoever counts in this process.

After the commit it is about, and with plain values alone, so it costs microseconds.
"""

from collective.cron.text import failures


# A run has got its result, a claim or work or a result was committed, an attempt
# begins, another writer was quicker, a thread lets go of what it had in hand.
FILED, COMMIT, ATTEMPT, CONFLICT = "filed", "commit", "attempt", "conflict"
LEFT = "left"

LISTENERS = []  # functions of a kind and a dict of facts


def send(kind, **facts):
    """Tell all listeners; whatever one does, the run goes on.

    `facts`: `site`, a path, always. Of FILED also `type`, `task` (a path in the site),
    `status`, `trigger`, `seconds` that it took and `late` that it began, or None. Of
    COMMIT also `what`: claim, work or result; and `shared`: whether it is the commit
    of the result of the run before, which was told already.
    """
    for listener in LISTENERS:
        try:
            listener(kind, facts)
        except Exception:
            failures.log("what happens to runs could not be counted")
