"""The only writer of results: records a run, and prunes in the same write."""

from collections import deque
from collective.cron import clock
from collective.cron.content.result import Result
from collective.cron.content.results import ResultsFolder
from collective.cron.interfaces import CANCELLED
from collective.cron.interfaces import FAILURES
from collective.cron.interfaces import IResultsFolder
from collective.cron.interfaces import OK
from collective.cron.interfaces import RESULTS_ID
from collective.cron.interfaces import SKIPPED
from collective.cron.settings.site_settings import MOST_DAYS
from collective.cron.text import redact
from datetime import timedelta

import calendar
import itertools


MESSAGES_KEPT = 20  # at each end
MESSAGES_READ = 100000  # then the rest is left alone: a generator may be endless
RECENT = 20  # outcomes that the state keeps for the strip in lists
LETTERS = u"OWFISC"  # first ones of the statuses
PRUNED_AT_ONCE = 50  # so that a smaller limit does not make one run write for minutes


def record(backend, newest=False, **values):
    """Store a Result with these values (see IResult) and return it.

    Makes the results folder if somebody removed it, and drops old results. `newest`: it
    is to be the newest of them, also if the clock was ahead when others were stored.
    """
    folder = ensure_folder(backend)
    values.setdefault("end", clock.now())
    values["reason"] = redact.to_text(values.get("reason", u""))
    failed = values.get("status", OK) in FAILURES
    tree, count = folder.tree(failed)
    key = microseconds(values["end"])
    if newest:
        key = max([key] + [int(last) + 1 for last in folder.newest(size=1)])
    while str(key) in folder:
        key += 1
    result = folder.add(Result(id=str(key), **values))
    change = 1 - _prune(tree, count() + 1, backend, failed)
    if change:
        # Written only when it differs: at the limit a run adds one and drops one.
        count.change(change)
    return result


def ensure_folder(backend):
    """Return the results folder of a Backend, made if it is not there."""
    folder = backend.results_folder()
    if not IResultsFolder.providedBy(folder):
        if folder is not None:
            backend._delOb(RESULTS_ID)
        # No events: it is no content, and no catalog is to know it.
        backend._setOb(RESULTS_ID, ResultsFolder())
        folder = backend.results_folder()
    return folder


def drop_folder(backend):
    """Remove all results of a Backend, as for a copy."""
    if RESULTS_ID in backend._tree:
        backend._delOb(RESULTS_ID)


def summary(result):
    """Return the short form of a result that the state keeps."""
    names = ("status", "reason", "occurrence", "start", "end", "trigger")
    short = dict((name, getattr(result, name)) for name in names)
    short["id"] = result.getId()
    return short


def note(current, result):
    """Keep the short form of the newest result in a state, so that lists wake none.

    Not of a dry run: whether the task is well, only what it really does can tell.
    """
    if result.is_dry:
        return
    current.last = summary(result)
    letter = result.status[:1]
    # An add-on may log a status of its own.
    letter = str(letter) if letter and letter in LETTERS else "?"
    current.recent = (current.recent + letter)[-RECENT:]
    if result.status not in (SKIPPED, CANCELLED):
        current.went = letter


def note_all(current, backend):
    """Keep the short form of what is stored in a new state, as note() would have."""
    folder = backend.results_folder()
    if IResultsFolder.providedBy(folder):
        for result_id in reversed(folder.newest(size=RECENT)):
            note(current, folder[result_id])


def bound_messages(messages):
    """Return an iterable of anything as a bounded tuple of text.

    The first and the last 20 are kept, with a note of how many are missing; what says
    nothing is left out. Uses little memory, whatever comes; at most 100,000 are read.
    """
    read = [0]  # it is counted while it is gone through
    source = _not_blank(messages, read)
    first = [redact.to_text(m) for m in itertools.islice(source, MESSAGES_KEPT)]
    last = deque(maxlen=MESSAGES_KEPT)
    more = 0
    for message in source:
        more += 1
        last.append(message)
    left_out = more - len(last)
    if left_out:
        first.append(u"[... %d messages left out ...]" % left_out)
    first.extend(redact.to_text(m) for m in last)
    if read[0] == MESSAGES_READ:
        first.append(u"[... no more messages were read ...]")
    return tuple(first)


def _not_blank(messages, read):
    for message in itertools.islice(messages, MESSAGES_READ):
        read[0] += 1
        if not redact.is_blank(message):
            yield message


def microseconds(instant):
    """Return the id that a result gets which is recorded at this instant, a number."""
    instant = clock.to_utc(instant)
    return calendar.timegm(instant.timetuple()) * 10**6 + instant.microsecond


def _prune(tree, count, backend, failed):
    days = backend.keep_failures_days if failed else backend.keep_days
    oldest = microseconds(clock.now() - timedelta(days=min(days, MOST_DAYS)))
    dropped = 0
    while dropped < PRUNED_AT_ONCE and count - dropped > 1:
        key = tree.minKey()
        if key >= oldest and count - dropped <= backend.keep_results:
            break
        del tree[key]
        dropped += 1
    return dropped
