"""TaskChoice: whose runs to see: chosen from a list, typed where that is long."""

from collections import Counter
from collective.cron.overview.all_runs import as_typed
from collective.cron.overview.all_runs import path_of


LISTED = 100  # tasks: a list of thousands is a page that nobody wants to load


class TaskChoice(object):
    """`runs`: the AllRuns; `given`: what the address says, a UUID, title or path."""

    def __init__(self, runs, given):
        self._runs = runs
        self._given = given
        self._titles = Counter(as_typed(one.title) for one in runs.tasks)

    @property
    def is_typed(self):
        """Whether there are so many that one types a title, and some are suggested."""
        return len(self._runs.tasks) > LISTED

    @property
    def choices(self):
        """All tasks, as dicts with `value`, `title` and `on`."""
        return [
            {"value": one.uid, "title": one.title, "on": one.uid == self._given}
            for one in self._runs.tasks
        ]

    @property
    def suggestions(self):
        """What to type for some: those whose runs are shown, and the first by title."""
        shown = [found.backend for found in self._runs.found]
        shown += [backend for _run, backend in self._runs.running]
        paths = set(one.getPhysicalPath() for one in shown)
        first, others = [], []
        for one in self._runs.tasks:
            is_shown = one.backend.getPhysicalPath() in paths
            (first if is_shown else others).append(one)
        return [self._call(one) for one in (first + others)[:LISTED]]

    @property
    def typed(self):
        """What stands in the field: of a UUID what the task is called."""
        for one in self._runs.tasks:
            if one.uid == self._given:
                return self._call(one)
        return self._given

    def _call(self, task):
        """Return its title, or its path where others have the same title."""
        is_alone = self._titles[as_typed(task.title)] == 1
        return task.title if is_alone else path_of(task)
