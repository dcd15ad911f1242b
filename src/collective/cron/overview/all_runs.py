"""AllRuns: the results of all Backends of a site in one row, newest first.

Each Backend has its own, ordered by time; they are merged as far as they are looked at.
"""

from collections import namedtuple
from collective.cron import clock
from collective.cron.content.result_writer import microseconds
from collective.cron.interfaces import FAILURES
from collective.cron.interfaces import IBackendJobManager
from collective.cron.interfaces import IResultsFolder
from collective.cron.memory.state import all_states
from collective.cron.overview import listing
from six import ensure_text
from zope.cachedescriptors.property import Lazy

import heapq
import re


LOOKED_AT = 500  # results at most, in search of what a filter wants
TYPED = 200  # characters of what somebody types, as in browser.shared.typed.given
PLACE = re.compile(r"([0-9]{1,19})-([0-9A-Za-z-]{0,100})\Z")
LARGEST = 2**63 - 2

# `result`, `backend`: objects.
Found = namedtuple("Found", "result backend")


class Wanted(
    namedtuple("Wanted", "since until status uid user trigger before size")
):
    """Which runs are looked for; None for what does not matter.

    `since`, `until`: aware datetimes between which they ended; `user`: id of who they
    ran as, or who asked; `before`: a place in the row, as AllRuns.further has it;
    `uid`: the UUID of a task, or its title or path, as somebody may have typed it.
    """

    __slots__ = ()

    def accepts(self, result):
        """Tell whether it is one of those, but for the time."""
        return (
            self.status in (None, result.status)
            and self.trigger in (None, result.trigger)
            and self.user in (None, _text(result.user), _text(result.by))
        )

    @property
    def place(self):
        """Where the row begins: (key, uid) of what stands before it."""
        places = [(LARGEST, "")]
        if self.until is not None:
            places.append((microseconds(self.until) + 1, ""))
        if self.before is not None:
            places.append(read_place(self.before))
        return min(places, key=lambda place: (place[0], place[1] != ""))


class AllRuns(object):
    """`found`: a list of Found; `running`: of (run, backend), the newest first.

    `further`: the place from which more may be found, or None; `looked_at`: how many
    results were; `tasks`: a Glance of each that the person may see, by title. At most
    500 results are looked at, so there may be fewer than wanted, or none, and still
    more further on.
    """

    def __init__(self, site, wanted):
        self.site = site
        self.wanted = wanted
        self.tasks = listing.tasks_of(site, clock.now())
        self._states = all_states(site)
        self.found, self.further, self.looked_at = [], None, 0
        self._look()

    @property
    def running(self):
        """What goes on now; nothing where older ones are looked for."""
        wanted = self.wanted
        if wanted.before or wanted.until or wanted.status:
            return []
        going = [
            (run, task.backend)
            for uid, task in self._chosen
            for run in self._runs_of(uid, task.backend)
            if wanted.trigger in (None, run["trigger"])
            and wanted.user in (None, _text(run["user"]), _text(run["by"]))
        ]
        return sorted(going, key=lambda pair: pair[0]["started"], reverse=True)

    def _runs_of(self, uid, backend):
        if uid not in self._states or not self._states[uid].runs:
            return ()
        state = IBackendJobManager(backend).state  # unless that is another one's
        return () if state is None else state.runs

    @Lazy
    def _chosen(self):
        """The (UUID, task) of those that are wanted, sorted."""
        wanted, pairs = self.wanted.uid, [(one.uid, one) for one in self.tasks]
        pairs.sort(key=lambda pair: pair[0])
        if wanted is None:
            return pairs
        found = [pair for pair in pairs if pair[0] == wanted]
        return found or [pair for pair in pairs if is_called(pair[1], wanted)]

    def _look(self):
        wanted, place = self.wanted, None
        for key, uid, folder in self._row():
            if len(self.found) == wanted.size or self.looked_at == LOOKED_AT:
                self.further = place
                return
            place = write_place(key, uid)
            self.looked_at += 1
            result = folder[str(key)]
            if wanted.accepts(result):
                self.found.append(Found(result, folder.aq_parent))

    def _row(self):
        """Yield (key, uid, folder), newest first; wakes no result."""
        failed = None if self.wanted.status is None else self.wanted.status in FAILURES
        first = -1 if self.wanted.since is None else microseconds(self.wanted.since)
        (key, last_uid), heap = self.wanted.place, []
        for uid, task in self._chosen:
            folder = task.backend.results_folder()
            if IResultsFolder.providedBy(folder):
                # Of two at the same instant, that with the smaller UUID comes first.
                start = key + 1 if last_uid and uid > last_uid else key
                _push(heap, first, uid, folder, folder.walk(str(start), failed))
        while heap:
            key, uid, folder, walk = heapq.heappop(heap)
            yield -key, uid, folder
            _push(heap, first, uid, folder, walk)


def is_called(task, words):
    """Tell whether words are the title or the path of a task, whatever the case."""
    return as_typed(words) in (as_typed(task.title), as_typed(path_of(task)))


def as_typed(words):
    """Return words as they are compared: as a field gives them, whatever the case."""
    return words.strip()[:TYPED].strip().lower()


def path_of(task):
    """Return where in the site a task is, text, such as /news/digest."""
    return task.place.rstrip(u"/") + u"/" + ensure_text(task.backend.getId())


def _push(heap, first, uid, folder, walk):
    """Put the next one of a walk on the heap, unless it ended before `first`."""
    key = int(next(walk, -1))
    if key >= max(first, 0):
        heapq.heappush(heap, (-key, uid, folder, walk))


def write_place(key, uid):
    """Return a place in the row as text, for an address."""
    return "%d-%s" % (key, uid)


def read_place(text):
    """Return (key, uid) of such a text; raise ValueError for any other."""
    match = PLACE.match(text)
    key = int(match.group(1)) if match else 0
    if not 0 < key < LARGEST:
        raise ValueError(text)
    return key, str(match.group(2))


def _text(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
