"""The facts of one site, from its states alone: no Backend and no result is loaded."""

from collective.cron.memory import pause
from collective.cron.memory.state import all_states
from collective.cron.overview.evidence import health
from collective.cron.overview.status import LATE_AFTER
from collective.cron.overview.workforce import Workforce
from collective.cron.queueing import following
from collective.cron.text import redact
from collective.cron.worksite import identity
from collective.cron.worksite.entering import site_path


LISTED = 20  # tasks of each kind; all are counted
LONGEST_PATH = 200  # characters


def gather(site, workers, now):
    """Return the facts of a site, a dict of plain values.

    `workers`: those the engine knows, or None if it cannot be asked; `now`: aware UTC.

    `late`, `failing`, `broken` and `stuck`: dicts with `count` and `tasks`, which has
    twenty at most, each a dict of `task`, a path in the site, and `since` (aware UTC or
    None). `waiting`: how many are `due`, since how many seconds the `oldest`, and how
    many are `scheduled`. `running`: how many, and seconds of the `longest`. `pause`:
    a dict or None; it changes nothing of the others.
    """
    states = all_states(site)
    _fetch(states)
    kinds = {"late": [], "failing": [], "broken": []}
    active = 0
    for state in states.values():
        if state.plan and state.plan[0]:
            active += 1
            _judge(state, now, kinds)
        elif state.halted is not None:
            _note_failing(state, kinds)  # that it is paused does not make it well
    force = Workforce(site, workers, now)
    paths = dict((uid, state.path) for uid, state in states.items())
    lost = [] if workers is None else force.stray
    stuck = [
        (paths.get(going.uid), going.run["started"]) for going in force.hanging + lost
    ]
    facts = dict((kind, _bounded(found)) for kind, found in kinds.items())
    going = force.going
    facts.update(
        site=site_path(site),
        active=active,
        all=len(states),
        stuck=_bounded(stuck),
        waiting={
            "due": len(force.due),
            "oldest": _seconds(force.oldest_due, now),
            "scheduled": force.scheduled,
        },
        running={
            "count": len(going),
            "longest": _seconds(going[0].run["started"], now) if going else None,
        },
        read_only=force.read_only,
        last_end=force.last_end,
        pause=_describe(pause.current(site)),
    )
    return facts


def _fetch(states):
    # At once what a database server would be asked for one after the other.
    ghosts = [one._p_oid for one in states.values() if one._p_state == -1]
    if ghosts:
        next(iter(states.values()))._p_jar.prefetch(ghosts)


def _judge(state, now, kinds):
    if state.next_at is not None and now - state.next_at > LATE_AFTER:
        kinds["late"].append((state.path, state.next_at))
    _note_failing(state, kinds)
    if _is_broken(state):
        kinds["broken"].append((state.path, None))


def _note_failing(state, kinds):
    if health.of(state) == health.FAILING:
        end = state.last["end"] if state.last else None
        kinds["failing"].append((state.path, end))


def _is_broken(state):
    """Tell whether an active task will not run, as far as its state knows."""
    if not state.plan[3] or state.plan[4] == identity.GONE:
        return True
    return state.pending is None and not following.has_ended(state)


def _bounded(found):
    """Return how many there are, and the first: those that are so for longest."""
    found = sorted(found, key=lambda one: (one[1] is None, one[1] or 0, one[0] or ""))
    return {
        "count": len(found),
        "tasks": [
            {"task": redact.to_text(path or u"", LONGEST_PATH), "since": since}
            for path, since in found[:LISTED]
        ],
    }


def _describe(paused):
    if paused is None:
        return None
    return {
        "reason": redact.to_text(paused.reason),
        "by": redact.to_text(paused.by),
        "since": paused.since,
        "until": paused.until,
    }


def _seconds(since, now):
    return None if since is None else max((now - since).total_seconds(), 0)
