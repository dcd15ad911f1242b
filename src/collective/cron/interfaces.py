"""The public API of collective.cron: what an add-on implements, calls and hears of."""

from collective.cron.bbb import IObjectEvent
from collective.cron.settings.backend_schema import IBackend  # noqa: F401 (public name)
from collective.cron.settings.policies import NORMAL
from collective.cron.text.secrets.site_forms import ISecretForms  # noqa: F401 (too)
from zope.interface import Attribute
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


RESULTS_ID = "--results--"

# Statuses of a Result. The words are stored and shown as they are.
OK = u"OK"
WARN = u"WARN"
FAILED = u"FAILED"
INTERRUPTED = u"INTERRUPTED"
SKIPPED = u"SKIPPED"
CANCELLED = u"CANCELLED"
FAILURES = (FAILED, INTERRUPTED)


class ICronLayer(IDefaultBrowserLayer):
    """Marks a request to a site in which collective.cron is installed."""


class IBackendMethods(Interface):
    """What every Backend can tell, besides its fields."""

    def results_folder():
        """Return the folder of results, or None before the first run; never writes."""

    def getResults():
        """Return all results, newest first, as a lazy sequence."""

    def getLastResult():
        """Return the newest result, or None."""

    def getLastRun():
        """Return when the newest run started, an aware UTC datetime, or None."""

    def getLastStatus():
        """Return the status of the newest result, or None."""

    def getLastErrors():
        """Return the messages of the newest result, a tuple of text."""

    def getDatas():
        """Return the settings as a list of dicts with `name`, `title`, `value`.

        Of a password only whether there is one.
        """

    def defect():
        """Return why no run could end well, a CronError, or None.

        A type whose settings may come not to fit what does its work says so here.
        """

    def is_on_demand():
        """Tell whether it is run only when somebody asks, whatever its periodicity."""

    def next():
        """Return the next occurrence after now (aware UTC), None where there is none.

        It is worked out from the settings, also for an inactive Backend.
        """


class IJobRunner(Interface):
    """Does the work of a Backend: an adapter from the Backend, written by an add-on."""

    def run():
        """Do the work as the run-as user; do not commit.

        Return None, or an iterable of warnings (text). No warnings: the result is
        OK; warnings: WARN; an exception: FAILED, and all it wrote is taken back.
        On a write conflict the work is taken back and run again.
        """


class IResult(Interface):
    """The record of one run. Never changes once written."""

    status = Attribute("OK, WARN, FAILED, INTERRUPTED, SKIPPED or CANCELLED")
    reason = Attribute("Why, in one line (text); empty for OK")
    occurrence = Attribute("The scheduled instant it was for, aware UTC datetime")
    start = Attribute("When the run started, aware UTC datetime; None if it did not")
    end = Attribute("When it ended or was given up, aware UTC datetime")
    trigger = Attribute("schedule, manual, late or restart")
    by = Attribute("Id of the user who asked for a manual run, else empty text")
    user = Attribute("Id of the user it ran as, else empty text")
    worker = Attribute("host:pid of the process that ran it, else empty text")
    attempt = Attribute("1, or more after conflicts or interruptions")
    missed = Attribute("How many later occurrences this one run stands for")
    messages = Attribute("Warnings or errors, a bounded tuple of text")
    log = Attribute("What a JobRunner logged: a bounded tuple of lines of text")
    traceback = Attribute("Redacted and bounded text, empty without an exception")
    tables = Attribute("What it showed: a tuple of content.attachments.Table")
    files = Attribute("What it left: a tuple of NamedBlobFile")
    settings = Attribute("Settings of this run alone, a dict, or None: see dry_run")
    is_dry = Attribute("Whether it only showed what it would do, a boolean")

    def duration():
        """Return the seconds between start and end (float), or None."""


class IResultsFolder(Interface):
    """The results of one Backend, by id; ids sort by time."""


class IBackendJobManager(Interface):
    """Keeps the next occurrence of one Backend queued; an adapter from the Backend.

    `job_infos` is a dict as get_job_infos() returns; left out, it is that dict.
    """

    queue = Attribute("The engine: the IJobQueue utility")

    def register_job(begin_after=None, force=False, settings=None):
        """Queue the next occurrence, unless it is queued already; return a boolean.

        `begin_after` (aware datetime) takes the place of the next occurrence.
        `force` asks for one run now, besides the schedule; `settings`: a dict for that
        run alone, such as {"dry_run": True}. Who asks with other settings than those
        of a run that waits gets a run of its own, behind that. Returns True if a job
        was queued, False if it was there. Raises JobRefused with the reason.
        """

    def run_at(instant, settings=None):
        """Ask for one run at an instant to come (aware datetime), besides the schedule.

        `settings`: as for register_job(). Returns False if one was asked for at that
        very instant with the same settings. It waits for runs that go on then. At most
        10,000 wait; raises JobRefused with the reason. A pause holds them, and they
        stay when the Backend is deactivated, but not when its jobs are removed.
        """

    def remove_jobs(job_infos=None):
        """Take the queued jobs of this Backend away; return how many there were."""

    def compare_job(job, job_infos=None):
        """Tell whether a job (Job or QueuedJob) is the one `job_infos` describes."""

    def get_job_present(job_infos=None):
        """Return the live QueuedJob for the next occurrence, or None."""

    def is_job_present(job_infos=None):
        """Tell whether the next occurrence is queued."""

    def is_job_running(job_infos=None):
        """Tell whether a worker runs this Backend now."""

    def get_job_infos():
        """Return the plain data a job of this Backend is made of, a dict."""

    def register_or_remove():
        """Make the queue agree with the Backend: the one call after any change."""

    def mark_queue_plonesite_aware():
        """Make the workers look after this site; done with every registration."""


class IJobQueue(Interface):
    """The port to a queue engine, a utility. All calls take O(1) or O(log n) time.

    Where an engine shares the database, calls take part in the transaction.
    """

    def put(job, begin_after, priority=NORMAL):
        """Queue a Job, not to start before `begin_after` (aware UTC); return its id.

        `priority`: high, normal or low. Of several that are due those of the highest
        start first, and of those the one with the earliest `begin_after`; with
        zc.async it decides only between those of the same `begin_after`.
        Raises QueueUnavailable if this process cannot reach the queue.
        """

    def get(job_id):
        """Return the QueuedJob with this id, or None."""

    def remove(job_id):
        """Take a job that has not started out of the queue; return whether it was."""

    def jobs(site):
        """Yield the QueuedJobs of the site with this path; takes O(n) time."""

    def workers():
        """Return the known Workers, a list."""

    def rely_on_silence(worker_id):
        """Let the transaction conflict if this worker gave a sign that it does not see.

        To be called by whoever acts because a worker is not among those, or not alive.
        """

    def trouble():
        """Return what is the matter with the queue, or None if it can be used.

        It has `since` (aware UTC), `reason` (one line) and `where` (host:pid).
        """


class IBackendEvent(IObjectEvent):
    """Something happened to a Backend, the `object` of the event."""


class IServerRestartEvent(IBackendEvent):
    """A worker has started; sent once for each Backend of each site."""


class IBackendFinishedJobEvent(IBackendEvent):
    """A run has ended and its `result` is stored. Sent after the commit."""

    result = Attribute("The stored IResult")


class IAlert(Interface):
    """One message to one target, as a channel is given it."""

    id = Attribute("Random text: the same whenever this message is sent again")
    kind = Attribute("What happened, a word such as failed, recovered, late")
    site = Attribute("The site, entered")
    subject = Attribute("One line in the language of the site, text")
    text = Attribute("All that is told, several lines of text, with a link")
    data = Attribute("The same as a dict that can be written as JSON")


class IAlertChannel(Interface):
    """A way to tell people what happened: a utility, by the name that sites choose."""

    title = Attribute("What it is called in the settings, a message or text")

    def targets(alert):
        """Return whom an IAlert goes to, a list of text; may be empty.

        Each is sent to, tried again and noted apart; the first twenty are.
        """

    def send(alert, target):
        """Send an IAlert to one target, in ten seconds at most.

        Called in no transaction that is stored. Raises whatever is the matter: then it
        is tried again later; AlertRefused if that makes no sense.
        """


class ITaskFailedEvent(IBackendEvent):
    """A task has failed that was well before. Sent by a worker, soon after."""


class ITaskRecoveredEvent(IBackendEvent):
    """A task that failed is well again. Sent by a worker, soon after."""


class ITaskMissedEvent(IBackendEvent):
    """What came due was not run, or one run stands for several."""


class ICCRONUtils(Interface):
    """Adapter from a Backend: write into its results folder by hand."""

    def log(date=None, status=u"OK", errors=None):
        """Store a result dated `date` (aware; now if left out) and return it."""

    def getFolder(id, title, context=None):
        """Return the folder `id` of `context` (the Backend if None), made if absent."""


class IBackendTitleCompl(Interface):
    """Adapter from a Backend: a few words behind its title in lists."""

    def getComplement():
        """Return text, may be empty."""
