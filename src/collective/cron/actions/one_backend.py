"""What people do to one Backend, by a button or by a program.

Whoever calls has checked the permission and that the request is meant.
"""

from collective.cron import _
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import NOTHING_TO_DO
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import REFUSED
from collective.cron.bbb import IWorkingCopy
from collective.cron.content import chosen
from collective.cron.errors import JobRefused
from collective.cron.interfaces import IBackend
from collective.cron.memory import cancel as requests
from collective.cron.memory import pause
from collective.cron.overview import queue_trouble
from collective.cron.overview import run_as_user
from collective.cron.overview import status
from collective.cron.words import reasons
from collective.cron.words.pauses import say_pause
from collective.cron.worksite import identity
from collective.cron.worksite.directory import DirectoryAway
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified


def run(manager):
    """Ask for one run besides the schedule."""
    try:
        queued = manager.register_job(force=True)
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
    trouble = queue_trouble.find_trouble() if queued else None
    if trouble is not None:
        said = queue_trouble.say_trouble(trouble, manager.backend.timezone)
        message = _(
            u"run_asked_no_queue",
            default=u"One run was asked for. It starts when the queue can be used "
            u"again. ${trouble}",
            mapping={"trouble": said},
        )
        return Outcome(DONE, message)
    if queued:
        return Outcome(DONE, _(u"One run was asked for; it starts at once."))
    message = _(u"A run was asked for before, and has not started yet.")
    return Outcome(NOTHING_TO_DO, message)


def why_not_run(manager):
    """Return why one run cannot be asked for now, a Message, or None if it can."""
    state, paused = manager.state, pause.current(manager.site)
    if paused is not None:
        return say_pause(paused, manager.backend.timezone)
    if state is not None and state.extra is not None:
        return _(u"A run was asked for, and has not started yet.")
    if state is not None and state.runs and manager.backend.overlap == u"skip":
        return _(u"It is running, and two runs at a time are not allowed.")
    return None


def cancel(manager, token, by):
    """Ask a running task to stop; without a token, the only one that is running."""
    going = [run["token"] for run in (manager.state.runs if manager.state else ())]
    if not token and len(going) > 1:
        return Outcome(REFUSED, _(u"Several runs are going: say which one."))
    if not going or (token and token not in going):
        return Outcome(REFUSED, _(u"This run is not going any more."))
    if requests.request(manager.site, str(token or going[0]), by):
        message = _(
            u"cancel_asked",
            default=u"The task was asked to stop. It does so when it looks for that "
            u"the next time; one that never looks runs to its end.",
        )
        return Outcome(DONE, message)
    return Outcome(NOTHING_TO_DO, _(u"The task was asked to stop before."))


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
    return Outcome(DONE, _(u"It is active and runs by its schedule."))


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
        message = _(
            u"take_over_no_directory",
            default=u"The user directory cannot be asked: nothing was changed. "
            u"${error}",
            mapping={"error": found},
        )
        return Outcome(REFUSED, message)
    if not is_user:
        message = _(u"A task cannot run as you: you are not a user of this site.")
        return Outcome(REFUSED, message)
    manager.forget_user()
    manager.backend.run_as = identity.current_user_id()
    chosen.choose(manager.backend)
    modified(manager.backend, Attributes(IBackend, "run_as"))
    return Outcome(DONE, _(u"It runs as you from now on."))


def _set_activated(backend, value):
    backend.activated = value
    # Also where it has just been added.
    chosen.choose(backend)
    modified(backend, Attributes(IBackend, "activated"))
