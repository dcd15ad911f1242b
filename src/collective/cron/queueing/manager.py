"""BackendJobManager: keeps the next occurrence of a Backend queued, never twice."""

from collective.cron import clock
from collective.cron import logger
from collective.cron.audit import noting
from collective.cron.content import choosers
from collective.cron.errors import JobRefused
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendJobManager
from collective.cron.interfaces import IJobQueue
from collective.cron.memory import pause
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.queueing import arrivals
from collective.cron.queueing import asking
from collective.cron.queueing import belonging
from collective.cron.queueing import choices
from collective.cron.queueing import following
from collective.cron.queueing import job
from collective.cron.queueing import places
from collective.cron.queueing.besides import after
from collective.cron.queueing.besides import asked
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import later
from collective.cron.queueing.besides import row
from collective.cron.queueing.departure import withdraw
from collective.cron.queueing.plan import Plan
from collective.cron.worksite import entering
from plone.uuid.interfaces import IUUID
from zope.component import adapter
from zope.component import getUtility
from zope.interface import implementer


@implementer(IBackendJobManager)
@adapter(IBackend)
class BackendJobManager(object):
    """Writes the state of the Backend and its jobs, in the caller's transaction.

    Two callers at once write the same state object, so the database lets one commit.
    """

    def __init__(self, backend):
        self.backend = backend
        # As IUUID(backend) has it, which is asked for what has none of its own.
        self.uid = places.uid_of(backend) or str(IUUID(backend))
        self.site = sites.site_of(backend)
        self._states = None

    @property
    def queue(self):
        return getUtility(IJobQueue)

    @property
    def state(self):
        if self._states is None:
            # Where they are is not looked for each time, the state itself is.
            self._states = state.stored_states(self.site)
        found = None if self._states is None else self._states.get(self.uid)
        return found if found is not None and belonging.is_of(found, self) else None

    @property
    def plan(self):
        return Plan(*self.state.plan)

    def register_job(self, begin_after=None, force=False, settings=None):
        if force:
            return asked.run_now(self, settings).is_new
        if settings:
            raise JobRefused("settings are for one run", accepted="force=True")
        self.refresh_plan()
        self.refuse_inactive()
        if begin_after is not None:
            return self._queue(clock.to_utc(begin_after), None)
        return not self.is_job_present() and self.queue_next()

    def run_at(self, instant, settings=None):
        return asked.run_at(self, instant, settings).is_new

    def remove_jobs(self, job_infos=None):
        current = self.state
        if current is None or (job_infos and job_infos != self.get_job_infos()):
            return 0
        removed = self.remove_scheduled() + self._remove_extra()
        return removed + later.drop_all(self) + backlog.drop_all(self)

    def _remove_extra(self):
        current = self.state
        if current.extra is None:
            return 0
        removed = self.withdraw_job(current.extra["job_id"])
        row.clear(current)
        return removed

    def compare_job(self, job, job_infos=None):
        job = getattr(job, "job", job)
        return job._asdict() == (job_infos or self.get_job_infos())

    def get_job_present(self, job_infos=None):
        current = self.state
        if current is None or current.pending is None:
            return None
        try:
            queued = self.queue.get(current.pending)
        except QueueUnavailable:
            # The engine has told why; the reconciler asks again.
            return None
        if queued is None or not queued.live:
            return None
        return queued if self.compare_job(queued, job_infos) else None

    def is_job_present(self, job_infos=None):
        return self.get_job_present(job_infos) is not None

    def is_job_running(self, job_infos=None):
        return bool(self.state is not None and self.state.runs)

    def get_job_infos(self):
        current = self.state
        return {
            "site": entering.site_path(self.site),
            "uid": self.uid,
            "generation": current.generation if current is not None else 0,
            "occurrence": current.next_at if current is not None else None,
            "trigger": job.SCHEDULE,
        }

    def register_or_remove(self):
        # Whoever calls this says so, whatever it was set by.
        choosers.confirm(self.backend)
        return self.follow_settings()

    def follow_settings(self):
        """Make the queue agree with the settings; return whether they have changed.

        What nobody chose is put back.
        """
        changed = self.refresh_plan()
        noting.follow(self)
        if self.plan.active and not self.is_job_present():
            self.queue_next()
        return changed

    def mark_queue_plonesite_aware(self):
        sites.remember(self.site)

    def refresh_plan(self):
        """Note the settings as they are; return whether they differ from before.

        With other settings the scheduled job is void; a run that was asked for
        stays, unless the Backend was deactivated.
        """
        self.mark_queue_plonesite_aware()
        current = self.state or belonging.settle(self)
        arrivals.withhold_undone(self, current)
        plan = Plan.current(self.backend, self.site, current)
        choices.follow(self, current, plan)
        if current.oid is None:
            current.oid = belonging.give_oid(self.backend)
        self.note_path()
        after.note(self)
        if plan.is_noted_as(current.plan):
            if current.plan != plan.noted():
                current.plan = plan.noted()
            return False
        self.remove_scheduled()
        if not plan.active:
            self._remove_extra()
            later.drop_all(self, but_asked=True)
        following.note_limits(current, plan)
        current.begin_anew(plan.active)
        current.plan = plan.noted()
        current.generation += 1
        return True

    def forget_user(self):
        """Forget where the user it runs as was found: another was chosen.

        It may be one of the same id, elsewhere or made anew. The caller goes on to
        tell of the change, so that it is looked for anew.
        """
        choices.forget_user(self)

    def remove_scheduled(self):
        """Take the job of the next occurrence away; return 1 if there was one."""
        current = self.state
        removed = self.withdraw_job(current.pending)
        if current.next_at is not None:
            current.next_at = current.pending = None
        return removed

    def queue_next(self, after=None):
        """Queue the next occurrence after an instant, now if left out; return whether.

        What is queued already is taken away. Without a reachable queue the wanted
        occurrence is noted, and the reconciler queues it later.
        """
        if after is None:
            after = following.consumed_until(self)
            self._note_pause()
        occurrence = following.next_after(self.state, self.plan, after)
        return self._queue(occurrence, tuple(following.Derived.now(self.plan, after)))

    def queue_again(self):
        """Queue what was queued, and is not there any more or came too early."""
        return self._queue(self.state.next_at, self.state.derived)

    def requeue(self, why):
        """Work the next occurrence out anew: what it was derived from holds no more.

        Return whether it is another one, which is queued then; where it is the same
        nothing is queued. `why`: see following.why_stale().
        """
        current, before = self.state, self.state.next_at
        after = following.base(self, why)
        occurrence = following.next_after(current, self.plan, after)
        derived = tuple(following.Derived.now(self.plan, after))
        if occurrence == before:
            current.derived = derived
            return False
        self._queue(occurrence, derived)
        current.requeued = {"at": clock.now(), "why": why, "before": before}
        texts = [one and clock.to_iso(one) for one in (before, occurrence)]
        logger.warning("%s: queued anew (%s): %s, now %s", self.describe(), why, *texts)
        return True

    def _queue(self, occurrence, derived):
        current = self.state
        if current.pending is not None:
            self.withdraw_job(current.pending)
        if (current.next_at, current.pending) != (occurrence, None):
            current.next_at, current.pending = occurrence, None
        if current.derived != derived:
            current.derived = derived
        if occurrence is None:
            return False
        current.pending = self.put_job(occurrence, job.SCHEDULE)
        return current.pending is not None

    def add_extra(self, values, queued=True):
        """Note one run besides the schedule, and queue it to start at once.

        `values`: a dict with occurrence, trigger, by, attempt, and settings if it has
        any of its own. With `queued` False it waits until queue_extra() is called.
        """
        self.state.extra = dict(job.extra_run(values), job_id=None)
        if queued:
            self.queue_extra()

    def queue_extra(self):
        """Queue the run besides the schedule that is noted; not in a pause."""
        current = self.state
        if current.extra is not None and pause.current(self.site) is None:
            # Of one whose message was lost there is something left.
            self.withdraw_job(current.extra["job_id"])
            job_id = self.put_job(current.extra["occurrence"], current.extra["trigger"])
            current.extra = dict(current.extra, job_id=job_id, asked=clock.now())

    def note_path(self):
        """Note where in the site the Backend is, to find it without the catalog."""
        path = places.path_of(self.site, self.backend)
        if self.state.path != path:
            self.state.path = path

    def describe(self):
        """Return path and UUID of the Backend for a line in the log."""
        return "%s (%s)" % ("/".join(self.backend.getPhysicalPath()), self.uid)

    def refuse_inactive(self):
        if not self.plan.active:
            raise JobRefused("the task is not active", accepted="activate it first")

    def _note_pause(self):
        paused = pause.current(self.site)
        until = None if paused is None else paused.until
        if self.state.held_until != until:
            self.state.held_until = until

    def put_job(self, occurrence, trigger, at=None):
        """Queue a job, to start at an instant if one is given; return its id, or None.

        None where the queue cannot be reached: the reconciler queues it.
        """
        site, generation = entering.site_path(self.site), self.state.generation
        new = job.Job(site, self.uid, generation, occurrence, trigger)
        try:
            at = at or asking.begin_after(trigger, occurrence)
            return self.queue.put(new, at, self.backend.priority)
        except QueueUnavailable as error:
            logger.info("%s: will be queued by a worker: %s", self.describe(), error)
            return None

    def withdraw_job(self, job_id):
        """Take a job of this Backend away; return 1 if it waited."""
        try:
            return int(withdraw(self.queue, self.site, self.uid, job_id))
        except QueueUnavailable:
            # It stays behind and does nothing: its generation is over.
            return 0
