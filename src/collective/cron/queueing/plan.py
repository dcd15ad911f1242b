"""Plan: the settings of a Backend that decide what is queued for it."""

from collections import namedtuple
from collective.cron import logger
from collective.cron.bbb import IWorkingCopy
from collective.cron.errors import CronError
from collective.cron.queueing import choices
from collective.cron.schedule.course import Course
from collective.cron.schedule.course import Limits
from collective.cron.schedule.course import NO_LIMITS
from collective.cron.settings import backend_course
from collective.cron.settings.policies import NORMAL
from collective.cron.worksite import identity
from collective.cron.worksite.directory import DirectoryAway
from six import ensure_str


_Plan = namedtuple("Plan", "active periodicity timezone user where limits priority")
# So are most, and what former versions stored has neither.
_Plan.__new__.__defaults__ = ((), ensure_str(NORMAL))


class Plan(_Plan):
    """Two Backends with equal plans have equal jobs; another plan voids the old job.

    `periodicity` is as on the Backend, but that each H is the number it stands for.
    `user` is the id the task runs as, `where` the place it was found when it was
    chosen (see identity.py), empty if it was not found. `limits` is empty where there
    are none, else Limits (see course.py) and the number of runs or None, all plain.
    With another `priority` the job is queued anew, so that it has it.
    """

    __slots__ = ()

    @classmethod
    def current(cls, backend, site, state, look=True):
        """Return the plan of a Backend as it is now; `state`: its state, or None.

        Whether it is active and as whom it runs is what somebody chose, whatever else
        stands on the Backend. A working copy is never active. `look`: see of().
        """
        plan = cls.of(backend, site, state and state.plan, look)
        if not choices.are_heard(backend, state):
            chosen = cls(*state.plan)
            if plan.user != chosen.user:
                plan = plan._replace(user=chosen.user, where=chosen.where)
            plan = plan._replace(active=chosen.active)
        active = plan.active and not IWorkingCopy.providedBy(backend)
        return plan._replace(active=active)

    @classmethod
    def of(cls, backend, site, former, look=True):
        """Return the plan of a Backend as it is now, all in native strings.

        A user that was found once is not looked for again: `former`, the plan
        until now, says where it is. Nor is that of an inactive one, but when chosen,
        and nobody without `look`: then `where` may be empty.
        """
        user = ensure_str(backend.run_as or "")
        active = bool(backend.activated)
        same = former is not None and former[3] == user
        where = former[4] if same else ""
        if look and user and not where and (active or not same):
            where = _locate(site, user)
        return cls(
            active,
            backend_course.periodicity_of(backend),
            backend_course.native(backend.timezone),
            user,
            where,
            _limits(backend),
            ensure_str(backend.priority),
        )

    def is_noted_as(self, noted):
        """Tell whether a plan as it was noted, a tuple, comes to the same as this one.

        It does if all that is new is where its user is.
        """
        if noted is None:
            return False
        where = Plan(*noted).where
        return Plan(*noted) == self._replace(where=where) and where in ("", self.where)

    def noted(self):
        """Return it as a plain tuple to be stored, as short as it ever was."""
        if self.priority != NORMAL:
            return tuple(self)
        return tuple(self)[:-1] if self.limits else tuple(self)[:-2]

    @property
    def most_runs(self):
        """How many runs there are at most, counted by its state; or None."""
        return self.limits[-1] if self.limits else None

    def course(self):
        """Return its Course; raise ExpressionError and UnknownZone."""
        limits = Limits(*self.limits[:-1]) if self.limits else NO_LIMITS
        return Course.of(self.periodicity, self.timezone, limits)

    def defect(self):
        """Return why periodicity or zone cannot be read, a line of text; None if not.

        A zone that was there may be gone with other time zone data.
        """
        try:
            self.course()
        except CronError as error:
            return u"the schedule cannot be read: %s" % error
        return None

    def next_after(self, instant):
        """Return the next occurrence strictly after `instant` (aware UTC), or None.

        None for an inactive Backend, for one that has ended, and for a periodicity or
        zone that cannot be read, which only code that bypasses the schema can have
        stored.
        """
        if not self.active:
            return None
        try:
            return self.course().next_after(instant)
        except CronError:
            return None

    def count_missed(self, start, end, limit=1000):
        """Return how many occurrences lie in (start, end], at most `limit`."""
        try:
            return self.course().count_missed(start, end, limit)
        except CronError:
            return 0


def _limits(backend):
    """Return the limits of a Backend as plain values, empty if it has none."""
    limits, most = backend_course.limits_of(backend), getattr(
        backend, "most_runs", None
    )
    return () if limits == NO_LIMITS and most is None else tuple(limits) + (most,)


def _locate(site, user):
    try:
        return identity.locate(site, user) or ""
    except DirectoryAway as error:
        # It is asked again before the next run, which says so if that fails.
        logger.warning("%s: not known where it is: %s", user, error)
        return ""
