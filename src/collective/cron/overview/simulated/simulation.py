"""simulate(): what one task, or all of a site, would run in a period; writes nothing.

By the settings, the holidays, the pause and the time zone data as they are now. What
has no time of its own is left out: runs that are asked for, tries again, and runs after
another task.
"""

from collections import namedtuple
from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import pause
from collective.cron.schedule import stretch
from collective.cron.schedule.occurrence import get_zone
from collective.cron.settings import backend_course
from collective.cron.settings.zones import site_zone
from collective.cron.text import redact
from datetime import timedelta
from heapq import merge
from itertools import islice
from plone.uuid.interfaces import IUUID


LONGEST = timedelta(days=3660)
MOST = 100000  # rows
# What becomes of an occurrence.
RUN = "run"
LEFT_OUT = "left-out"  # on a date on which it does not run
HELD = "held"  # in the pause
KINDS = (RUN, LEFT_OUT, HELD)


class Row(namedtuple("Row", "instant wall kind mark task together")):
    """`instant`: aware UTC; `wall`: naive, in the zone of the task; `kind`: see above.

    `mark`: how a clock change meets it, see schedule/stretch.py, or None; `task`: its
    Task; `together`: how many of its kind start in that instant, this one included.
    """

    __slots__ = ()


class Task(namedtuple("Task", "uid backend zone active group spread defect")):
    """`active`: whether it runs by itself at all; `spread`: whether it has an H.

    `defect`: why nothing is known of when it runs, text, or None.
    """

    __slots__ = ()


class Simulation(object):
    """`rows`: in order, at most 100,000; `tasks`: {UUID: Task}, all that were asked.

    `since`, `until`: aware UTC; `until` is earlier than what was asked for where the
    rows would be too many, and then `cut` is True. `zone`: a name; `changes`: those of
    its clock. Without a zone it is of one task, whether that is active or not.
    """

    def __init__(self, backends, since, until, zone=None, most=MOST):
        self._also_inactive = zone is None
        self.since, self.until = check_period(since, until)
        self.cut = False
        self.tasks = dict((task.uid, task) for task in map(_task, backends))
        self.zone = zone or next(iter(self.tasks.values())).zone
        walls = stretch.Walls(known_zone(self.zone), self.since, self.until)
        self.changes = walls.changes
        self.rows = self._gather(most)

    def wall(self, instant):
        """Return what the clock shows in the zone of the simulation, naive."""
        return stretch.Walls(known_zone(self.zone), instant, instant).at(instant)

    def _gather(self, most):
        walks = [
            _walk(task, self.since, self.until)
            for task in self.tasks.values()
            if task.active or self._also_inactive
        ]
        found = list(islice(merge(*walks), most + 1))
        if len(found) > most:
            self.cut, self.until = True, found[-1][0]
            found = [one for one in found if one[0] < self.until]
        counts = {}
        for instant, kind, _uid, _wall, _mark in found:
            counts[instant, kind] = counts.get((instant, kind), 0) + 1
        return [
            Row(instant, wall, kind, mark, self.tasks[uid], counts[instant, kind])
            for instant, kind, uid, wall, mark in found
        ]


def simulate(backend, since, until):
    """Return the Simulation of one task, for whoever may see it.

    `since`, `until`: aware, ten years apart at most; what is at `until` is left out.
    Raises CronError for another period.
    """
    return Simulation([backend], since, until)


def simulate_site(backends, since, until):
    """Return that of several tasks of the current site, in one row.

    Without those that are inactive.
    """
    return Simulation(backends, since, until, site_zone())


def check_period(since, until):
    """Return a period in UTC; raise CronError."""
    since, until = clock.to_utc(since), clock.to_utc(until)
    if not since < until <= since + LONGEST:
        texts = tuple(clock.to_iso(one) for one in (since, until))
        accepted = "it begins before it ends, and is no longer than ten years"
        raise CronError("not a period", u"%s/%s" % texts, accepted)
    return since, until


def _task(backend):
    defect, zone, periodicity = (
        None,
        backend.timezone or u"",
        backend.periodicity or u"",
    )
    try:
        backend_course.course_of(backend)
    except CronError as error:
        defect = redact.describe_error(error)
    active = bool(backend.activated) and not backend.is_on_demand()
    uid, group = str(IUUID(backend)), getattr(backend, "run_group", None)
    return Task(uid, backend, zone, active, group, _has_spread(periodicity), defect)


def _has_spread(periodicity):
    return backend_course.periodicity.has_spread(periodicity)


def known_zone(name):
    """Return the zone with this name; UTC if it is not known."""
    try:
        return get_zone(name)
    except CronError:
        return get_zone("UTC")


def _walk(task, since, until):
    """Yield (instant, kind, uid, wall, mark) of what would run, or be left out."""
    if task.defect is not None or task.backend.is_on_demand():
        return
    manager = IBackendJobManager(task.backend)
    course, paused = backend_course.course_of(task.backend), pause.current(manager.site)
    left, now = _runs_left(manager), clock.now()
    walls = stretch.Walls(course.zone, since, until)
    since, until = course.within(since, until)
    for instant in stretch.occurrences(course.parsed, course.zone, since, until):
        kind, wall = RUN, walls.at(instant)
        if course.leaves_out(wall.date()):
            kind = LEFT_OUT
        elif paused is not None and paused.covers(instant):
            kind = HELD
        elif left is not None and instant > now:
            if not left:
                return
            left -= 1
        yield instant, kind, task.uid, wall, walls.mark(course.parsed, instant)


def _runs_left(manager):
    """Return how many runs are left of a number that is limited, None if it is not."""
    most = getattr(manager.backend, "most_runs", None)
    counted = manager.state.counted if manager.state is not None else 0
    return None if most is None else max(most - counted, 0)
