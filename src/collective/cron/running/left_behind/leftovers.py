"""What a task leaves behind in its process: put back, and named in its result.

Several runs may go on in the threads of one process, and each may change for a while
what is of all. So nothing is put back, and nobody blamed, until no run goes on; what
differs then from before the first of them is the deed of one of them.
"""

from collective.cron import logger
from collective.cron.bbb import monotonic
from collective.cron.running.left_behind import process_state
from collective.cron.worksite import forks
from collective.cron.worksite import transactions
from contextlib import contextmanager

import threading


SHARE = 0.02  # of the time of a process that thorough looks may take
LEAST = 0.001  # seconds that one takes, if the clock cannot tell
AT_ONCE = 0.02  # seconds within which one run after the other needs no new look
COMPANY = 5  # other runs that are named


CAME_OUT = u"a child process came out of run() and was ended at once"
CAME_OUT_MANY = u"%d child processes came out of run() and were ended at once"
LEFT = u"changed while it ran, and put back: %s"
LEFT_AMONG = u"changed while it ran together with %s, and put back: %s"


@contextmanager
def watched(name):
    """Give a list that says, after the block, what a run left behind: texts.

    `name`: what people know the run by.
    """
    run, notes = _Run(name), []
    with forks.Nursery() as nursery:
        desk.begin(run)
        try:
            with transactions.kept(notes.append):
                yield notes
        except BaseException:
            # There will be no result to say it.
            for note in notes + _end(run, nursery):
                logger.warning("%s: %s", name, note)
            raise
        notes.extend(_end(run, nursery))


def _end(run, nursery):
    notes, children = desk.end(run), nursery.count()
    if children:
        notes.append(CAME_OUT if children == 1 else CAME_OUT_MANY % children)
    return notes


class _Run(object):
    def __init__(self, name):
        self.name = name
        self.began = None  # the State when it began


class Desk(object):
    """All runs of this process: who works, and how the process was before."""

    def __init__(self):
        self._lock = threading.Lock()
        self._working = set()
        self._names = set()  # of all who have worked since nobody did
        self._rest = None  # the State of that time
        self._looked = 0  # when that was found to be as it was
        self._not_before = 0  # when it may be looked at thoroughly again

    def begin(self, run):
        with self._lock:
            is_first = not self._working
            now = self._recent() if is_first else None
            now = now or self._look(is_first)
            if now.is_in_no_folder and self._rest is not None:
                # Others have need of one too, and nobody of none.
                self._rest.enter_folder()
                now = self._look(is_first)
            if is_first:
                self._rest, self._names = now, set()
            run.began = now
            self._working.add(run)
            self._names.add(run.name)

    def end(self, run):
        """Return what differs from before as a list of text, if nobody else works."""
        with self._lock:
            self._working.discard(run)
            if self._working:
                return []
            before, now = self._rest, process_state.State(self._rest.thorough)
            differ = now.differences(before)
            if not differ:
                self._rest, self._looked = now, monotonic()
                return []
            own = [one for one in differ if now.may_have_changed(one, run.began)]
            names = self._names - set([run.name])
            notes = []
            for indexes, say in ((own, notes.append), (set(differ) - set(own), _log)):
                if indexes:
                    say(_tell(u", ".join(now.name(i, before) for i in indexes), names))
            for index in differ:
                before.put_back(index)
            return notes

    def _recent(self):
        """Return the State at the end of the run before, if it is over just now."""
        now, last = monotonic(), self._rest
        if last is None or last.thorough or now >= self._not_before:
            return None
        return last if now - self._looked < AT_ONCE else None

    def _look(self, may_be_thorough):
        start = monotonic()
        thorough = may_be_thorough and start >= self._not_before
        now = process_state.State(thorough)
        if thorough:
            # Twice: it will be looked at again when the run is over.
            end = monotonic()
            self._not_before = end + 2 * max(end - start, LEAST) / SHARE
        return now


def _tell(things, names):
    if not names:
        return LEFT % things
    more = u", ..." if len(names) > COMPANY else u""
    return LEFT_AMONG % (u", ".join(sorted(names)[:COMPANY]) + more, things)


def _log(note):
    logger.warning("%s", note)


desk = Desk()
