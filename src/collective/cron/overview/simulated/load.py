"""What a Simulation comes to: how much starts when, and where many start together."""

from collections import namedtuple
from collective.cron.overview.simulated.simulation import RUN


LISTED = 20  # instants in which many start together
TOGETHER = 2

# `instant`: aware UTC; `tasks`: the Tasks that start in it; `groups`: names of those of
# which more than one starts, so that one waits for another.
Collision = namedtuple("Collision", "instant tasks groups")


def runs(simulation):
    """Return the Rows that are run, a list."""
    return [row for row in simulation.rows if row.kind == RUN]


def by_hour(simulation):
    """Return how many runs start in each hour of each day of the week.

    A list of 7 lists of 24, from Monday, 00:00 on, in the zone of the simulation.
    """
    counts = [[0] * 24 for _day in range(7)]
    known = {}
    for row in runs(simulation):
        # All of one hour are in one place, also where zones are not whole hours apart.
        quarter = row.instant.replace(minute=row.instant.minute // 15 * 15, second=0)
        place = known.get(quarter)
        if place is None:
            wall = simulation.wall(quarter)
            place = known[quarter] = wall.weekday(), wall.hour
        counts[place[0]][place[1]] += 1
    return counts


def by_slice(simulation, slices):
    """Return how many runs start in each of so many equal parts of the period."""
    counts = [0] * slices
    length = (simulation.until - simulation.since).total_seconds() or 1
    for row in runs(simulation):
        passed = (row.instant - simulation.since).total_seconds()
        counts[min(int(passed * slices / length), slices - 1)] += 1
    return counts


def collisions(simulation):
    """Return the first Collisions, those of most tasks; in order of time."""
    found = {}
    for row in runs(simulation):
        if row.together >= TOGETHER:
            found.setdefault(row.instant, []).append(row.task)
    most = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:LISTED]
    return [Collision(at, tasks, _groups(tasks)) for at, tasks in sorted(most, key=_at)]


def _at(pair):
    return pair[0]


def _groups(tasks):
    names = [task.group for task in tasks if task.group]
    return sorted(set(name for name in names if names.count(name) > 1))
