"""The invariants that can be seen from outside; pure.

Of what a campaign leaves: the entries of the ledger, and the results and effects that
the database has. A Backend's runs are told apart by their occurrences: that of a run by
hand is the instant at which it was asked for.
"""

from collections import Counter
from collections import defaultdict
from faults.ledger import CLAIM
from faults.ledger import START


DONE = ("OK", "WARN")
RAN = DONE + ("FAILED", "INTERRUPTED", "CANCELLED")
BEFORE, AFTER = 1.0, 60.0  # seconds round its claim in which a run may be interrupted


class Hurt(object):
    """An invariant that does not hold. `uid`, `occurrence`: the run, or None."""

    def __init__(self, name, text, uid=None, occurrence=None):
        self.name = name
        self.text = text
        self.uid = uid
        self.occurrence = occurrence

    def __str__(self):
        return "%s: %s" % (self.name, self.text)


DOUBLED, UNRECORDED, WITHOUT_START = "doubled", "unrecorded", "without a start"
LOST, NO_CAUSE, STALE, SCHEDULE = "lost", "without a cause", "stale key", "schedule"
INACTIVE = "inactive"


def check(entries, backends, windows=None):
    """Return the list of Hurts.

    `entries`: of the ledger. `backends`: {uid: {id, results, done, repeatable, chunks,
    activated, quiet}}. `windows`: the pairs of seconds (as in the ledger) in which runs
    could be interrupted; None if they could at any time. Nothing may be running.
    """
    hurts = []
    runs = defaultdict(list)  # of both kinds of entries
    for entry in entries:
        runs[entry["uid"], entry["occurrence"]].append(entry)
    for uid, backend in sorted(backends.items()):
        mine = dict((o, found) for (of, o), found in runs.items() if of == uid)
        results = defaultdict(list)
        for result in backend["results"]:
            results[result["occurrence"]].append(result)
        for occurrence in sorted(set(mine) | set(results)):
            one = _Run(uid, backend, occurrence, mine.get(occurrence, ()))
            hurts.extend(one.check(results.get(occurrence, ()), windows))
        hurts.extend(_check_effects(uid, backend, results))
    return hurts


class _Run(object):
    """All that is known of one occurrence of one Backend."""

    def __init__(self, uid, backend, occurrence, entries):
        self.uid = uid
        self.backend = backend
        self.occurrence = occurrence
        self.entries = entries
        self.starts = [one for one in entries if one["kind"] == START]
        self.tokens = set(one["token"] for one in entries)

    def hurt(self, name, text):
        text = "%s, %s: %s" % (self.backend["id"], self.occurrence, text)
        return Hurt(name, text, self.uid, self.occurrence)

    def check(self, results, windows):
        statuses = [str(result["status"]) for result in results]
        final = [status for status in statuses if status != "INTERRUPTED"]
        interrupted = statuses.count("INTERRUPTED")
        allowed = 1 + (interrupted if self.backend["repeatable"] else 0)
        if len(self.tokens) > allowed:
            yield self.hurt(DOUBLED, "%d runs were claimed" % len(self.tokens))
        attempts = Counter((one["token"], one["attempt"]) for one in self.starts)
        if any(count > 1 for count in attempts.values()):
            yield self.hurt(DOUBLED, "one attempt was started twice")
        if len(final) > 1 or len(statuses) > max(allowed, 1):
            yield self.hurt(DOUBLED, "results: %s" % ", ".join(statuses))
        ended = [status for status in statuses if status in RAN]
        if len(self.tokens) > len(ended):
            yield self.hurt(
                UNRECORDED,
                "%d claimed, results: %s" % (len(self.tokens), ", ".join(statuses)),
            )
        if set(final) & set(RAN) and not self.starts and final != ["FAILED"]:
            yield self.hurt(WITHOUT_START, ", ".join(statuses))
        if self.entries and not self.backend["activated"]:
            yield self.hurt(INACTIVE, "it was started")
        if interrupted and self.entries and windows is not None:
            if not any(_meet(entry["at"], windows) for entry in self.entries):
                yield self.hurt(NO_CAUSE, "INTERRUPTED, nothing had been done to it")


def _meet(at, windows):
    return any(at - BEFORE <= end and begin <= at + AFTER for begin, end in windows)


def _check_effects(uid, backend, results):
    """Yield Hurts: what ran to its end has one effect, all else has none."""
    done = backend["done"]
    if backend["quiet"]:
        return
    if backend["chunks"]:
        counts = [done.get(item, 0) for item in backend["chunks"]]
        # One pass after the other, the last one perhaps half-way.
        if counts != sorted(counts, reverse=True) or counts[-1] < counts[0] - 1:
            yield Hurt(DOUBLED, "%s: items done %s" % (backend["id"], counts), uid)
        return
    for occurrence in sorted(set(done) | set(results)):
        ended = [r for r in results.get(occurrence, ()) if r["status"] in DONE]
        count = done.get(occurrence, 0)
        text = "%s, %s: %d effects" % (backend["id"], occurrence, count)
        if count > 1:
            yield Hurt(DOUBLED, text, uid, occurrence)
        elif count and not ended:
            yield Hurt(UNRECORDED, text + ", and no result says so", uid, occurrence)
        elif ended and not count:
            yield Hurt(LOST, text + ", and a result says OK", uid, occurrence)


def totals(entries, backends, hurts):
    """Return what there was, as pairs of a word and a number."""
    results = [one for each in backends.values() for one in each["results"]]
    effects = [n for each in backends.values() for n in each["done"].values()]
    names = Counter(hurt.name for hurt in hurts)
    statuses = Counter(str(result["status"]) for result in results)
    return [
        ("claims", len([one for one in entries if one["kind"] == CLAIM])),
        ("starts", len([one for one in entries if one["kind"] == START])),
        ("effects", sum(effects)),
        ("results", len(results)),
    ] + [("  " + status, n) for status, n in sorted(statuses.items())] + [
        (name, names.pop(name, 0)) for name in (DOUBLED, UNRECORDED, LOST, STALE)
    ] + sorted(names.items())
