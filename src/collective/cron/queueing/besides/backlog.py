"""The backlog: runs that were asked for, each with a place of its own, for its time.

There may be thousands, so they are in a tree, and only the first one has a job. Whoever
takes it lets the next one be queued: at once, or when its run ends. A place is an
instant in microseconds: that of the occurrence, by which a run is known. All that is
stored is of classes that former versions know.
"""

from BTrees.Length import Length
from BTrees.LLBTree import LLBTree
from BTrees.LOBTree import LOBTree
from collective.cron import clock
from collective.cron.content.result_writer import microseconds
from collective.cron.memory import pause
from collective.cron.queueing import job
from collective.cron.queueing.besides import later
from datetime import timedelta
from itertools import islice
from persistent.mapping import PersistentMapping


MOST = 10000  # of one Backend
REMEMBERED = 10000  # runs of which it is known what became of them
LOOKED_AT = 20  # of those that wait, for one that is the same
TICK = timedelta.resolution


def add(manager, values):
    """Note one run for its occurrence; return that instant, or None if it is full.

    `values`: as for manager.add_extra(). If there is a run of the occurrence, it comes
    a microsecond later.
    """
    state = manager.state
    if state.backlog is None:
        state.backlog = PersistentMapping(
            waiting=LOBTree(), count=Length(), head=None, ended=LLBTree(), kept=Length()
        )
    noted = state.backlog
    if noted["count"]() >= MOST:
        return None
    occurrence = free(state, values["occurrence"])
    key = microseconds(occurrence)
    first = next(iter(noted["waiting"]), None)
    noted["waiting"][key] = job.extra_run(dict(values, occurrence=occurrence))
    noted["count"].change(1)
    if first is None or key < first:
        queue(manager)
    return occurrence


def free(state, instant):
    """Return the first instant from this one on for which no run was asked for."""
    others = ((state.extra,) if state.extra else ()) + state.row + state.later
    asked = [one for one in others + state.runs if one["trigger"] == job.MANUAL]
    taken = set(one["occurrence"] for one in asked)
    noted = state.backlog or {"waiting": (), "ended": ()}
    while (
        instant in taken
        or microseconds(instant) in noted["waiting"]
        or microseconds(instant) in noted["ended"]
    ):
        instant += TICK
    return instant


def first(state):
    """Return the run that is the first to come, or None."""
    return next(iter(runs(state, 1)), None)


def runs(state, most=None):
    """Return the runs that wait, a list of dicts, the earliest first."""
    if state.backlog is None:
        return []
    return list(islice(state.backlog["waiting"].values(), most))


def count(state):
    """Return how many runs wait."""
    return 0 if state.backlog is None else state.backlog["count"]()


def find(state, occurrence):
    """Return the run of this occurrence, a dict, or None."""
    if state.backlog is None:
        return None
    return state.backlog["waiting"].get(microseconds(occurrence))


def find_same(state, since, until, settings):
    """Return a run between two instants that has these settings, or None.

    Of the first ones; `since` may be None.
    """
    if state.backlog is None:
        return None
    # Those of one instant are microseconds apart.
    places = since and microseconds(since), microseconds(until) + LOOKED_AT
    for one in islice(state.backlog["waiting"].values(*places), LOOKED_AT):
        if one.get("settings") == settings:
            return one


def find_due(state, now):
    """Return the run that would start if it could, or None."""
    one = first(state)
    return one if one is not None and one["occurrence"] <= now else None


def queue(manager):
    """Queue the first run; not in a pause what is due, which waits for its end."""
    state, now = manager.state, clock.now()
    if state.backlog is None:
        return
    _withdraw(manager)
    one, job_id = first(state), None
    if one is not None:
        at = max(one["occurrence"], now)
        if at > now or pause.current(manager.site) is None:
            job_id = manager.put_job(one["occurrence"], job.MANUAL, at)
    _set_head(state, one, job_id)


def wake(manager):
    """Queue the first run if it has no job: what it waited for may be over."""
    if job_of(manager.state) is None and first(manager.state) is not None:
        queue(manager)


def hold(manager):
    """Let the first run wait; the job that came is used up."""
    _set_head(manager.state, first(manager.state), None)


def take(manager, occurrence):
    """Consume a run; return its values as noted. The next one is not queued yet."""
    state = manager.state
    taken = state.backlog["waiting"].pop(microseconds(occurrence))
    state.backlog["count"].change(-1)
    if _is_head(state, occurrence):
        hold(manager)
    return dict(taken)


def drop(manager, occurrence):
    """Take a run away, and its job; the next one is queued. Return its values."""
    state = manager.state
    taken = state.backlog["waiting"].pop(microseconds(occurrence))
    state.backlog["count"].change(-1)
    if _is_head(state, occurrence):
        queue(manager)
    return taken


def drop_all(manager):
    """Take all away; count the jobs."""
    state = manager.state
    if state.backlog is None:
        return 0
    removed = _withdraw(manager)
    state.backlog = None
    return removed


def note_end(state, occurrence, result_id):
    """Note which result tells what became of a run that was asked for."""
    noted = state.backlog
    if noted is None:
        return
    key = microseconds(occurrence)
    if noted["ended"].insert(key, int(result_id)):
        noted["kept"].change(1)
    else:
        noted["ended"][key] = int(result_id)
    if noted["kept"]() > REMEMBERED:
        del noted["ended"][noted["ended"].minKey()]
        noted["kept"].change(-1)


def result_of(state, occurrence):
    """Return the id of the result of a run, or None if that is not known."""
    if state.backlog is None:
        return None
    found = state.backlog["ended"].get(microseconds(occurrence))
    return None if found is None else str(found)


def job_of(state):
    """Return the id of the job of the first run, or None."""
    head = None if state.backlog is None else state.backlog["head"]
    return None if head is None else head[1]


def is_suspect(state, late):
    """Tell whether the first has no job, or should have started before `late`."""
    one = first(state)
    return one is not None and (job_of(state) is None or one["occurrence"] < late)


def is_lost(manager):
    """Tell whether the job of the first run is not there, or is another one's."""
    state, now = manager.state, clock.now()
    one = first(state)
    if one is None:
        return False
    if not _is_head(state, one["occurrence"]):
        return True
    return later.is_lost(
        manager, dict(one, at=one["occurrence"], job_id=job_of(state)), now
    )


def _is_head(state, occurrence):
    head = state.backlog["head"]
    return head is None or head[0] == microseconds(occurrence)


def _withdraw(manager):
    return manager.withdraw_job(job_of(manager.state))


def _set_head(state, one, job_id):
    head = None if one is None else (microseconds(one["occurrence"]), job_id)
    if state.backlog["head"] != head:
        state.backlog["head"] = head
