"""Plan: the settings of a Backend that decide what is queued for it."""

from collections import namedtuple
from collective.cron import logger
from collective.cron.bbb import IWorkingCopy
from collective.cron.errors import CronError
from collective.cron.queueing import choices
from collective.cron.schedule import expression
from collective.cron.schedule import occurrence
from collective.cron.worksite import identity
from collective.cron.worksite.directory import DirectoryAway
from six import ensure_str


class Plan(namedtuple("Plan", "active periodicity timezone user where")):
    """Two Backends with equal plans have equal jobs; another plan voids the old job.

    `user` is the id the task runs as, `where` the place it was found when it was
    chosen (see identity.py), empty if it was not found.
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
            ensure_str(backend.periodicity or ""),
            ensure_str(backend.timezone or ""),
            user,
            where,
        )

    def is_noted_as(self, noted):
        """Tell whether a plan as it was noted, a tuple, comes to the same as this one.

        It does if all that is new is where its user is.
        """
        if noted is None or noted[:4] != tuple(self)[:4]:
            return False
        return noted[4] in ("", self.where)

    def defect(self):
        """Return why periodicity or zone cannot be read, a line of text; None if not.

        A zone that was there may be gone with other time zone data.
        """
        try:
            expression.parse(self.periodicity)
            occurrence.get_zone(self.timezone)
        except CronError as error:
            return u"the schedule cannot be read: %s" % error
        return None

    def next_after(self, instant):
        """Return the next occurrence strictly after `instant` (aware UTC), or None.

        None for an inactive Backend, and for a periodicity or zone that cannot be
        read, which only code that bypasses the schema can have stored.
        """
        if not self.active:
            return None
        try:
            return occurrence.next_occurrence(
                expression.parse(self.periodicity), self.timezone, instant
            )
        except CronError:
            return None

    def count_missed(self, start, end, limit=1000):
        """Return how many occurrences lie in (start, end], at most `limit`."""
        try:
            return occurrence.count_missed(
                expression.parse(self.periodicity), self.timezone, start, end, limit
            )
        except CronError:
            return 0


def _locate(site, user):
    try:
        return identity.locate(site, user) or ""
    except DirectoryAway as error:
        # It is asked again before the next run, which says so if that fails.
        logger.warning("%s: not known where it is: %s", user, error)
        return ""
