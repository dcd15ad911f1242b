"""Circumstances: what is the same for all Backends of a page, found once."""

from collective.cron.bbb import IWorkingCopy
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IJobRunner
from collective.cron.overview import status
from collective.cron.overview.evidence import run_as_user
from collective.cron.overview.glances.facts import own_classes
from collective.cron.running.job_runners import mistakes
from collective.cron.running.job_runners import registered


class Circumstances(object):
    """`known`: the dict that status.assess() shares; `workers`, `now`: as there.

    `is_assessed`: whether a status is asked for, which may be that a run could not end
    well; else nobody's user is looked for.
    """

    def __init__(self, site, workers, now, known, is_assessed=True):
        self.site = site
        self.now = now
        self._known = known
        self._is_assessed = is_assessed
        status.find_out(site, known)
        self.pause = known["pause"]
        self._instead = self._find_instead(workers)
        self._sorts = {}  # what is provided: whether all is well with such a Backend
        self._methods = {}  # class: whether it says itself what is wrong

    def _find_instead(self, workers):
        """Return the code of what keeps all from running, None if nothing does."""
        if self.pause is not None:
            return "paused"
        if workers is None:
            return "unknown"
        if not any(worker.takes_jobs for worker in workers):
            return "no-worker"
        return None if self._known["trouble"] is None else "no-queue"

    def code_of(self, facts):
        """Return the code of the status of a Backend at rest."""
        return (self._instead if facts.plan.active else None) or facts.code

    def next_of(self, facts):
        """Return the occurrence that is run next, see BackendOverview.next_at."""
        queued = facts.next_at
        if queued is None or self.pause is None or self.pause.over(queued):
            return queued
        after = self.pause.starts_after()
        return after and facts.plan.next_after(after)

    def allow(self, backend, provided, facts):
        """Tell whether a Backend is at rest still, as these Facts have it.

        `provided`: its interface specification.
        """
        if self.now >= facts.until or not self._is_well(provided):
            return False
        if not self._is_assessed:
            return True
        plan = facts.plan
        # It asks for the site, which a manager has, too.
        if run_as_user.is_there(self, plan, self._known) is not True:
            return False
        return not self._tells_defect(type(backend.aq_base)) or not backend.defect()

    def _is_well(self, provided):
        if provided not in self._sorts:
            self._sorts[provided] = _has_job_runner(provided)
        return self._sorts[provided]

    def _tells_defect(self, cls):
        if cls not in self._methods:
            own = own_classes(cls)
            self._methods[cls] = any("defect" in vars(each) for each in own)
        return self._methods[cls]


def _has_job_runner(provided):
    if not provided.isOrExtends(IBackend) or provided.isOrExtends(IWorkingCopy):
        return False
    factory = registered.factory_for(provided)
    if factory is None:
        return provided.isOrExtends(IJobRunner)
    return not mistakes.of_factory(factory)
