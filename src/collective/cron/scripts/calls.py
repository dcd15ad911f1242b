"""Scripts from code: one call queues a run, and returns by what to ask how it went."""

from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import sites
from collective.cron.overview import asked_run
from collective.cron.queueing import lookup
from collective.cron.queueing.besides import asked
from collective.cron.scripts import on_demand
from collective.cron.scripts import registry
from collective.cron.scripts.task import IScriptTask
from collective.cron.worksite import identity
from six import ensure_text
from zope.component.hooks import getSite


# What `status` may be besides the status of a result.
STATUSES = {
    asked_run.WAITING: u"WAITING",
    asked_run.RUNNING: u"RUNNING",
    asked_run.GONE: u"GONE",
}


def queue(name, settings=None, at=None, user=None, dry_run=False):
    """Ask for one run of a script, and return it, a ScriptRun.

    It starts after the commit of the transaction that goes on, and not at all if that
    is aborted. Each call is a run of its own; those of one script and user run one
    after the other, in the order of their times.

    `name`: of a registered script; `settings`: {parameter: value}, what is left out
    has its default; `at`: an aware datetime, now if left out or past; `user`: id of
    whom it runs as, who acts now if left out. Only who has *Choose user* may name
    others, or code that acts for nobody.

    Raises InvalidSettings for settings that do not fit, JobRefused if 10,000 runs wait
    already, and CronError for a script that is not there, and a user who is not, or is
    not one to be chosen.
    """
    site, script = sites.site_of(getSite()), registry.get(name)
    own, plain = on_demand.settings_of_run(site, script, settings or {}, dry_run)
    at = None if at is None else clock.to_utc(at)
    task = on_demand.task_for(site, script, plain, user)
    occurrence = asked.line_up(IBackendJobManager(task), at, own)
    return ScriptRun(task, occurrence)


def get_run(run_id):
    """Return the ScriptRun with this id; raises CronError if there is no such task.

    Also of one whose result is not kept any more.
    """
    uid, _dot, instant = ensure_text(run_id).partition(u".")
    try:
        occurrence = clock.from_iso(instant)
    except ValueError:
        raise CronError("not the id of a run", run_id)
    task = lookup.find_backend(sites.site_of(getSite()), str(uid))
    if not IScriptTask.providedBy(task):
        raise CronError("the task of the run is gone", run_id)
    return ScriptRun(task, occurrence)


class ScriptRun(object):
    """One run that was asked for. What it tells is how things are at the moment.

    `id`: text, for get_run(); `task`: the task that keeps its results.
    """

    def __init__(self, task, occurrence):
        self.task = task
        self._manager = IBackendJobManager(task)
        self._occurrence = occurrence
        self.id = u"%s.%s" % (self._manager.uid, clock.to_iso(occurrence))

    def __repr__(self):
        return "<ScriptRun %s %s>" % (self.id, self.status)

    @property
    def status(self):
        """WAITING, RUNNING, the status of its result, or GONE.

        GONE: it was taken away, or its result is not kept any more.
        """
        code, noted = self._find()
        if code == asked_run.ENDED:
            return noted.status
        return STATUSES[code]

    @property
    def result(self):
        """Its result, an IResult; None before there is one, and of what is gone."""
        code, noted = self._find()
        return noted if code == asked_run.ENDED else None

    def cancel(self):
        """Take it away if it waits, ask it to stop if it runs; return a boolean."""
        code, noted = self._find()
        by = identity.current_user_id() or u""
        if code == asked_run.WAITING:
            return one_backend.withdraw(self._manager, self._occurrence, by).well
        if code == asked_run.RUNNING:
            return one_backend.cancel(self._manager, noted["token"], by).well
        return False

    def _find(self):
        return asked_run.find(self._manager, self._occurrence)
