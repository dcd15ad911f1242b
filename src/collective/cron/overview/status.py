"""The one honest status of a Backend: what is the matter, why, and what would help.

`judge` is pure: facts in, a Status out. `assess` finds the facts of a Backend, writes
nothing and wakes no result, so that a long list stays cheap.
"""

from collections import namedtuple
from collective.cron import _
from collective.cron.errors import CronError
from collective.cron.memory import pause
from collective.cron.overview.evidence import ends
from collective.cron.overview.evidence import halted
from collective.cron.overview.evidence import job_runner
from collective.cron.overview.evidence import last_run
from collective.cron.overview.evidence import other_tasks
from collective.cron.overview.evidence import queue_trouble
from collective.cron.overview.evidence import run_as_user
from collective.cron.overview.workforce import is_read_only
from collective.cron.queueing import following
from collective.cron.queueing.besides import after
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import turns
from collective.cron.queueing.job import RETRY
from collective.cron.queueing.plan import Plan
from collective.cron.running import runs
from collective.cron.running.job_runners import made
from collective.cron.text import redact
from collective.cron.words import complaints
from collective.cron.words import moments
from collective.cron.words.pauses import say_pause
from datetime import timedelta
from zope.globalrequest import getRequest


LATE_AFTER = timedelta(seconds=60)  # a due run that has not started by then is late
# A run may have ended after this request began to read: give it time before it is
# said to be lost.
LOST_AFTER = timedelta(seconds=30)

# What would help.
NONE = "none"
REPAIR = "repair"
EDIT = "edit"
CHOOSE_USER = "choose-user"
ACTIVATE = "activate"
START_WORKER = "start-worker"
SEE_RESULT = "see-result"
INSTALL = "install"
RESUME = "resume"

READ_ONLY = _(u"The database cannot be written, so no process runs jobs.")
NO_QUEUE = _(u"The queue cannot be reached from this process.")
NOBODY = _(u"No process is there that runs jobs.")

TITLES = {
    "broken": _(u"Broken"),
    "running": _(u"Running"),
    "interrupted": _(u"Interrupted"),
    "inactive": _(u"Inactive"),
    "paused": _(u"Paused"),
    "no-worker": _(u"No worker"),
    "no-queue": _(u"No queue"),
    "unknown": _(u"Unknown"),
    "missing": _(u"Not queued"),
    "late": _(u"Late"),
    "queued": _(u"Queued"),
    "failing": _(u"Failing"),
    "warning": _(u"Warning"),
    "never-run": _(u"Not run yet"),
    "ended": _(u"Ended"),
    "scheduled": _(u"Scheduled"),
}


class Status(namedtuple("Status", "code reason fix")):
    """`code`: a key of TITLES; `reason`: one sentence; `fix`: one of the constants."""

    __slots__ = ()

    @property
    def title(self):
        return TITLES[self.code]

    @property
    def broken(self):
        """Whether no run could end well, so that activating it makes no sense."""
        return self.code == "broken"


def judge(
    plan,
    state,
    has_runner,
    has_user,
    workers,
    now,
    paused=None,
    trouble=None,
    read_only=False,
    defect=None,
):
    """Return the Status.

    `plan`: the settings as they are; `state`: the SchedulingState, or None;
    `has_runner`: whether there is an adapter to IJobRunner; `has_user`: whether the
    user it runs as is there, or why that cannot be told (text); `workers`: or None if
    they cannot be asked; `paused`: the Pause of the site, or None; `trouble`: of the
    queue; `read_only`: the database cannot be written; `defect`: see IBackendMethods.
    """
    return (
        _find_defect(plan, has_runner, has_user, defect)
        or _judge_running(plan, state, workers, now)
        or _judge_paused(plan, state, paused)
        or _judge_waiting(plan, state, workers, now, trouble, read_only)
        or _judge_directory(plan, has_user)
        or _judge_history(plan, state)
    )


def _find_defect(plan, has_runner, has_user, defect):
    if not has_runner:
        return Status("broken", job_runner.say_missing(defect), INSTALL)
    if defect is not None:
        return Status("broken", complaints.explain(defect, context=getRequest()), NONE)
    try:
        plan.course()
    except CronError as error:
        reason = _(
            u"status_unreadable",
            default=u"The schedule cannot be read: ${error}",
            mapping={"error": complaints.explain(error, context=getRequest())},
        )
        return Status("broken", reason, EDIT)
    if not plan.user:
        return Status("broken", _(u"No user is chosen to run as."), CHOOSE_USER)
    if has_user is False:
        reason = _(
            u"status_no_user",
            default=u"The user it runs as is not found: ${user}",
            mapping={"user": redact.to_text(plan.user)},
        )
        return Status("broken", reason, CHOOSE_USER)


def _judge_running(plan, state, workers, now):
    if state is None or not state.runs:
        return None
    run = state.runs[0]
    values = {
        "since": moments.show(run["started"], plan.timezone),
        "length": moments.length((now - run["started"]).total_seconds()),
        "worker": run["host"],
    }
    if now - run["started"] > LOST_AFTER and _all_lost(state.runs, workers):
        reason = _(
            u"status_interrupted",
            default=u"The worker ${worker} stopped during the run of ${since}.",
            mapping=values,
        )
        return Status("interrupted", reason, REPAIR)
    reason = _(
        u"status_running",
        default=u"Since ${since} (${length}), by ${worker}.",
        mapping=values,
    )
    return Status("running", reason, NONE)


def _all_lost(current, workers):
    return workers is not None and all(runs.is_lost(run, workers) for run in current)


def _judge_paused(plan, state, paused):
    asked = state and (state.extra or state.later or backlog.count(state))
    if paused is not None and (plan.active or asked):
        return Status("paused", say_pause(paused, plan.timezone), RESUME)


def _judge_waiting(plan, state, workers, now, trouble, read_only):
    """Return the Status of what ought to run and does not yet, or None."""
    waiting = None if state is None else turns.waiting(state, now)
    halted_for = None if plan.active else halted.say(state, plan.timezone)
    if halted_for is not None and waiting is None:
        return Status("paused", halted_for, ACTIVATE)
    if not plan.active and waiting is None:
        return Status("inactive", _(u"It is not run by itself."), ACTIVATE)
    if workers is None:
        return Status("unknown", NO_QUEUE, NONE)
    if not any(worker.takes_jobs for worker in workers):
        if read_only:
            return Status("no-worker", READ_ONLY, NONE)
        return Status("no-worker", NOBODY, START_WORKER)
    if trouble is not None:
        said = queue_trouble.say_trouble(trouble, plan.timezone)
        return Status("no-queue", said, NONE)
    if plan.active and (state is None or not plan.is_noted_as(state.plan)):
        reason = _(u"Its settings have changed, and its next run is not queued.")
        return Status("missing", reason, REPAIR)
    due = state.next_at if plan.active else None
    if due is not None and now - due > LATE_AFTER:
        values = {
            "due": moments.show_minute(due, plan.timezone),
            "length": moments.length((now - due).total_seconds()),
        }
        reason = _(
            u"status_late",
            default=u"Due at ${due}, ${length} ago, and not started.",
            mapping=values,
        )
        return Status("late", reason, REPAIR)
    if waiting is not None:
        begins = waiting.get("occurrence", now)
        if begins > now:
            return Status("queued", moments.say_start(begins, plan.timezone), NONE)
        if waiting.get("trigger") == RETRY:
            return Status("queued", _(u"It is tried again at once."), NONE)
        return Status("queued", _(u"One run was asked for; it starts at once."), NONE)
    ended = ends.why(plan, state, now) if following.has_ended(state) else None
    if ended is not None:
        return Status("ended", ended, EDIT)
    if state.pending is None:
        return Status("missing", _(u"Its next run is not queued."), REPAIR)
    if due <= now:
        return Status("queued", _(u"A run is due and starts at once."), NONE)


def _judge_directory(plan, has_user):
    """Return the Status of a Backend of which nobody knows whether it could run."""
    if has_user is True:
        return None
    reason = _(
        u"status_no_directory",
        default=u"The user directory cannot be asked for ${user}: ${error}",
        mapping={"user": redact.to_text(plan.user), "error": has_user},
    )
    return Status("unknown", reason, NONE)


def _judge_history(plan, state):
    code, reason = last_run.judge(plan, state)
    fix = SEE_RESULT if code in ("failing", "warning") else NONE
    return Status(code, reason, fix)


def assess(manager, workers, now, known=None):
    """Return the Status of the Backend of a manager.

    `known`: a dict, empty at first, that the calls for one list share: it keeps what
    is the same for many Backends, which users exist, and what find_out() notes.
    """
    known = {} if known is None else known
    state = manager.state
    plan = current_plan(manager, state)
    find_out(manager.site, known)
    found = judge(
        plan,
        state,
        made.is_there(manager.backend),
        run_as_user.is_there(manager, plan, known),
        workers,
        now,
        known["pause"],
        known["trouble"],
        known["read only"],
        job_runner.defect(manager.backend),
    )
    if found.code == "queued":
        return found._replace(reason=other_tasks.say_group(manager) or found.reason)
    if found.code == "inactive" and manager.backend.is_on_demand():
        return Status("inactive", _(u"It is run only when somebody asks for it."), NONE)
    is_well = found.code in ("warning", "never-run", "ended", "scheduled")
    if is_well and after.missing(manager):
        reason = _(u"It is to run after another task, and that is gone.")
        return Status("warning", reason, EDIT)
    return found


def find_out(site, known):
    """Note in `known`, see assess(), what is the same for all Backends of a site."""
    if "pause" not in known:
        known["pause"] = pause.current(site)
    if "trouble" not in known:
        known["trouble"] = queue_trouble.find_trouble()
    if "read only" not in known:
        known["read only"] = is_read_only(site)


def find_defect(manager, known=None):
    """Return the Status of a Backend of which no run could end well, else None."""
    plan, backend = current_plan(manager), manager.backend
    there = run_as_user.is_there(manager, plan, known)
    wrong = job_runner.defect(backend)
    return _find_defect(plan, made.is_there(backend), there, wrong)


def current_plan(manager, state=None):
    """Return the Plan as the settings are now, whether it was noted or not."""
    return Plan.current(
        manager.backend, manager.site, state or manager.state, look=False
    )
