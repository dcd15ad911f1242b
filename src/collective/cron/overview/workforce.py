"""The workforce: who works, on what, what waits; told by the states of a site."""

from collections import namedtuple
from collective.cron.memory.state import all_states
from collective.cron.queueing.besides import backlog
from datetime import timedelta


NEW = timedelta(days=7)  # so long it is said that a task came inactive
OK, NONE, UNKNOWN = "ok", "none", "unknown"
Going = namedtuple("Going", "uid run")


def is_read_only(site):
    """Tell whether the database of a site cannot be written: then nobody runs jobs.

    Neither where that is mounted and the main one cannot: nobody is a worker there.
    """
    connections = (site._p_jar, site.getPhysicalRoot()._p_jar)
    return any(one is not None and one.isReadOnly() for one in connections)


class Workforce(object):
    """`workers`: those the engine knows, None if it cannot be asked; `now`: aware UTC.

    Asks the engine nothing: what it ought to have queued stands in the states.
    """

    def __init__(self, site, workers, now):
        self.workers = workers
        self.now = now
        self.read_only = is_read_only(site)
        self.going = []  # what runs, the longest first
        self.scheduled = 0  # jobs that wait for their time
        self.due = []  # instants since which the others wait
        self.last_end = None  # of the newest result
        self.hanging = []  # given up, while their thread goes on
        self.came = 0  # from elsewhere, where they were active, in the last days
        for uid, state in all_states(site).items():
            self._look_at(uid, state)
        self.going.sort(key=lambda one: one.run["started"])

    def _look_at(self, uid, state):
        active = bool(state.plan and state.plan[0])
        if state.came and not active and self.now - state.came["at"] < NEW:
            self.came += 1
        self.going.extend(Going(uid, run) for run in state.runs)
        for run in state.hanging:
            # With its process the thread has ended.
            if any(worker.has_had(run) for worker in self.alive):
                self.hanging.append(Going(uid, run))
        waits = [state.next_at] if active else []
        if state.extra is not None:
            waits.append(state.extra["occurrence"])
        waits.extend(one["at"] for one in state.later)
        waits.extend(one["occurrence"] for one in backlog.runs(state, 1))
        for instant in waits:
            if instant is not None and instant <= self.now:
                self.due.append(instant)
            elif instant is not None:
                self.scheduled += 1
        if state.last and (self.last_end is None or state.last["end"] > self.last_end):
            self.last_end = state.last["end"]

    @property
    def code(self):
        """Whether there is a worker: OK, NONE or UNKNOWN."""
        if self.workers is None:
            return UNKNOWN
        return OK if self.ready else NONE

    @property
    def alive(self):
        return [worker for worker in self.workers or () if worker.alive]

    @property
    def ready(self):
        """The workers that take what is queued."""
        return [worker for worker in self.alive if worker.takes_jobs]

    @property
    def stopping(self):
        """The workers that were told to end, and wait for their runs."""
        return [worker for worker in self.alive if worker.stopping is not None]

    @property
    def known(self):
        """The workers, those that are alive first."""
        return sorted(self.workers or (), key=lambda one: (not one.alive, one.id))

    @property
    def last_ping(self):
        """The newest sign of life of those alive, or of all if none is; or None."""
        pings = [w.last_ping for w in self.alive or self.workers or () if w.last_ping]
        return max(pings) if pings else None

    @property
    def oldest_due(self):
        """Since when the job that waits longest is due, or None."""
        return min(self.due) if self.due else None

    def going_by(self, worker):
        """Return what this worker has in hand."""
        return [one for one in self.going if worker.has_had(one.run)]

    @property
    def stray(self):
        """What no living worker has in hand."""
        alive = self.alive
        return [one for one in self.going if not any(w.has_had(one.run) for w in alive)]
