"""What people do to one Backend, by a button or by a program.

Whoever calls has checked the permission and that the request is meant.
"""

from collective.cron import _
from collective.cron.actions import waiting
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import NOTHING_TO_DO
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import REFUSED
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.bbb import IWorkingCopy
from collective.cron.content import chosen
from collective.cron.errors import JobRefused
from collective.cron.interfaces import IBackend
from collective.cron.memory import cancel as requests
from collective.cron.memory import pause
from collective.cron.overview import status
from collective.cron.overview.evidence import run_as_user
from collective.cron.queueing.besides import asked
from collective.cron.queueing.besides import withdrawal as besides
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.running.job_runners import made
from collective.cron.settings import policies
from collective.cron.text import redact
from collective.cron.words import reasons
from collective.cron.words.pauses import say_pause
from collective.cron.worksite import identity
from collective.cron.worksite.directory import DirectoryAway
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified


DRY = {"dry_run": True}  # settings of a run
NOT_WAITING = _(u"No such run waits any more.")


def run(manager, ask_workers=reconcile.known_workers, settings=None, at=None):
    """Ask for one run besides the schedule: for now, or for an instant (aware UTC).

    `ask_workers` returns those the engine knows, or None if it cannot be asked;
    `settings`: of this run alone, a dict, see IBackendJobManager; with `dry_run` it is
    to show what it would do, and do nothing.
    """
    broken = status.find_defect(manager)
    if broken is not None:
        message = _(
            u"run_no_runner",
            default=u"Nothing was started. ${reason}",
            mapping={"reason": broken.reason},
        )
        return Outcome(REFUSED, message)
    if (settings or {}).get("dry_run") and not has_dry_run(manager.backend):
        message = _(u"Nothing was started: this task has no dry run.")
        return Outcome(REFUSED, message)
    try:
        if at is None:
            occurrence, is_new = asked.run_now(manager, settings)
        else:
            occurrence, is_new = asked.run_at(manager, at, settings)
    except pause.Paused as error:
        message = _(
            u"job_paused",
            default=u"Nothing was started: all tasks are paused by ${by}: ${reason}",
            mapping={"by": error.pause.by, "reason": error.pause.reason},
        )
        return Outcome(REFUSED, message)
    except JobRefused as error:
        message = _(
            u"job_refused",
            default=u"Nothing was started: ${reason}.",
            mapping={"reason": reasons.read(error.what)},
        )
        return Outcome(REFUSED, message)
    reason = waiting.find_reason(manager, ask_workers(), occurrence)
    code = DONE if is_new else NOTHING_TO_DO
    return Outcome(code, _say_asked(is_new, reason), occurrence)


def _say_asked(is_new, reason):
    if not is_new:
        if reason is None:
            return _(u"A run was asked for before, and has not started yet.")
        return _(
            u"run_asked_before_waits",
            default=u"A run was asked for before, and has not started yet. ${reason}",
            mapping={"reason": reason},
        )
    if reason is None:
        return _(u"One run was asked for; it starts at once.")
    return _(
        u"run_asked_waits",
        default=u"One run was asked for. ${reason}",
        mapping={"reason": reason},
    )


def has_dry_run(backend):
    """Tell whether the task can show what it would do: its job runner says so."""
    return made.offers(backend, "has_dry_run")


def why_not_run(manager, settings=None, known=None):
    """Return why one run cannot be asked for now, a Message, or None if it can.

    `settings`: as for run(); `known`: as for status.assess().
    """
    broken = status.find_defect(manager, known)
    if broken is not None:
        return broken.reason
    return why_not_yet(manager, pause.current(manager.site), settings)


def why_not_yet(manager, paused, settings=None):
    """Return the same of a Backend whose runs could end well; `paused`: or None."""
    state = manager.state
    if paused is not None:
        return say_pause(paused, manager.backend.timezone)
    extra = state.extra if state is not None else None
    if extra is not None and extra.get("settings") == settings:
        return _(u"A run was asked for, and has not started yet.")
    going = state.runs if state is not None else ()
    if policies.decide_overlap(manager.backend.overlap, going) == policies.SKIP:
        if len(going) < policies.PARALLEL:
            return _(u"It is running, and two runs at a time are not allowed.")
        return _(u"It is running, and no more runs at a time are allowed.")
    return None


def cancel(manager, token, by):
    """Ask a running task to stop; without a token, the only one that is running."""
    going = [run["token"] for run in (manager.state.runs if manager.state else ())]
    if not token and len(going) > 1:
        return Outcome(REFUSED, _(u"Several runs are going: say which one."))
    if not going or (token and token not in going):
        return Outcome(REFUSED, _(u"This run is not going any more."))
    if requests.request(manager.site, str(token or going[0]), by):
        noting.note(manager, deeds.CANCELLED)
        message = _(
            u"cancel_asked",
            default=u"The task was asked to stop. It does so when it looks for that "
            u"the next time; one that never looks runs to its end.",
        )
        return Outcome(DONE, message)
    return Outcome(NOTHING_TO_DO, _(u"The task was asked to stop before."))


def withdraw(manager, occurrence, by):
    """Take a run away that waits, and record that; `by`: id of who asked for that."""
    found = besides.withdraw(manager, occurrence)
    if found is None:
        return Outcome(REFUSED, NOT_WAITING)
    runs.withdraw(manager, found, by)
    noting.note(manager, deeds.WITHDRAWN)
    return Outcome(DONE, _(u"The run was taken away before it began."))


def cancel_all(manager, by):
    """Ask all runs of a task to stop."""
    going = [run["token"] for run in (manager.state.runs if manager.state else ())]
    if not going:
        return Outcome(NOTHING_TO_DO, _(u"It is not running."))
    outcomes = [cancel(manager, token, by) for token in going]
    asked = [outcome for outcome in outcomes if outcome.code == DONE]
    return (asked or outcomes)[0]


def choose_user(manager, user_id):
    """Let a Backend run as this user from now on, who must be there."""
    try:
        is_there = identity.locate(manager.site, user_id) is not None
    except DirectoryAway as error:
        return Outcome(REFUSED, _directory_away(error.why))
    if not is_there:
        message = _(
            u"no_such_user",
            default=u"There is no user with this id: ${user}",
            mapping={"user": redact.to_text(user_id)},
        )
        return Outcome(REFUSED, message)
    _set_user(manager, user_id)
    message = _(
        u"runs_as",
        default=u"It runs as ${user} from now on.",
        mapping={"user": redact.to_text(user_id)},
    )
    return Outcome(DONE, message)


def activate(manager, workers, now):
    """Let a Backend run by its schedule, unless no run could end well."""
    found = status.assess(manager, workers, now)
    if found.broken:
        message = _(
            u"activate_broken",
            default=u"It was not activated. ${reason}",
            mapping={"reason": found.reason},
        )
        return Outcome(REFUSED, message)
    if IWorkingCopy.providedBy(manager.backend):
        message = _(u"A working copy is not run: check it in, and the original is.")
        return Outcome(REFUSED, message)
    _set_activated(manager.backend, True)
    paused = pause.current(manager.site)
    if paused is None:
        return Outcome(DONE, _(u"It is active and runs by its schedule."))
    message = _(
        u"activated_paused",
        default=u"It is active. ${reason}",
        mapping={"reason": say_pause(paused, manager.backend.timezone)},
    )
    return Outcome(DONE, message)


def deactivate(manager):
    """Let a Backend no longer run by itself."""
    _set_activated(manager.backend, False)
    return Outcome(DONE, _(u"It is inactive; what was queued is taken away."))


def take_over(manager):
    """Let a Backend whose user is gone run as who acts now: as nobody else, ever.

    `Manage` is enough, without `Choose user`: whoever takes it over gives the task
    no right that was not theirs already. The danger is the other way round: others,
    with fewer rights, may have written its settings, and may edit them later, as
    with any task one made oneself. So it is offered beside the settings, says what
    it means, and starts nothing. A user who is still there is not replaced: to
    change what a task may do that works is for those who may choose its user.
    """
    found = run_as_user.is_there(manager, status.current_plan(manager))
    if found is True:
        message = _(u"The user it runs as is there: nothing was changed.")
        return Outcome(REFUSED, message)
    try:
        is_user = identity.locate_current(manager.site) is not None
    except DirectoryAway as error:
        found = error.why
    if found is not False:
        return Outcome(REFUSED, _directory_away(found))
    if not is_user:
        message = _(u"A task cannot run as you: you are not a user of this site.")
        return Outcome(REFUSED, message)
    noting.note(manager, deeds.TAKEN_OVER)
    _set_user(manager, identity.current_user_id())
    return Outcome(DONE, _(u"It runs as you from now on."))


def _directory_away(why):
    return _(
        u"take_over_no_directory",
        default=u"The user directory cannot be asked: nothing was changed. ${error}",
        mapping={"error": why},
    )


def _set_user(manager, user_id):
    manager.forget_user()
    manager.backend.run_as = user_id
    chosen.choose(manager.backend)
    modified(manager.backend, Attributes(IBackend, "run_as"))


def _set_activated(backend, value):
    backend.activated = value
    # Also where it has just been added.
    chosen.choose(backend)
    modified(backend, Attributes(IBackend, "activated"))
