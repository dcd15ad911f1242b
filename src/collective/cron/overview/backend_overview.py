"""BackendOverview: what lists and pages tell of a Backend, not yet put into words."""

from collective.cron import _
from collective.cron import logger
from collective.cron.errors import CronError
from collective.cron.errors import is_transient
from collective.cron.interfaces import IBackendJobManager
from collective.cron.interfaces import IBackendTitleCompl
from collective.cron.overview import status
from collective.cron.overview.evidence import health
from collective.cron.settings.backend_course import course_of
from collective.cron.text import invisible
from collective.cron.text import redact
from datetime import timedelta
from six import ensure_text
from zope.cachedescriptors.property import Lazy
from zope.component import queryAdapter


TOLD_FOR = timedelta(days=7)


class BackendOverview(object):
    """What settings and scheduling state tell; loads no result and writes nothing.

    `workers`: those the engine knows, or None if it cannot be asked; `now`: aware UTC;
    `known`: a dict that the overviews of one list share, see status.assess(); `found`:
    its Status, if that is known already.
    """

    def __init__(self, backend, workers, now, known=None, found=None):
        self.backend = backend
        self.now = now
        self.manager = IBackendJobManager(backend)
        self.state = self.manager.state
        known = {} if known is None else known
        self.status = found or self._assess(workers, known)
        self.zone = backend.timezone
        self.paused = known.get("pause")

    def _assess(self, workers, known):
        try:
            return status.assess(self.manager, workers, self.now, known)
        except Exception as error:
            if is_transient():
                raise
            # A row that is missing from a list looks as if all was well.
            logger.exception("%s: no status of it", self.manager.describe())
            reason = _(
                u"status_untold",
                default=u"It cannot be told how it is: ${error}",
                mapping={"error": redact.describe_error(error)},
            )
            return status.Status("unknown", reason, status.NONE)

    def full(self):
        """Return it: what a list has may be a Glance in its place."""
        return self

    @property
    def uid(self):
        return self.manager.uid

    @property
    def health(self):
        """How it went, a constant of health.py; also where it cannot run now."""
        return health.of(self.state)

    @Lazy
    def url(self):
        return self.backend.absolute_url()

    @Lazy
    def title(self):
        return title_of(self.backend)

    @property
    def complement(self):
        """A few words of an add-on behind the title, or empty text."""
        try:
            # To call the interface would look for a __conform__ in all schemas.
            adapter = self.backend
            if not IBackendTitleCompl.providedBy(adapter):
                adapter = queryAdapter(self.backend, IBackendTitleCompl)
            words = u"" if adapter is None else adapter.getComplement()
            return redact.to_text(words) if words else u""
        except Exception:
            # One broken add-on must not take the whole list away.
            logger.exception("%s: no complement of the title", self.manager.describe())
            return u""

    @property
    def place(self):
        """The path in the site of the folder it is in, text; / for the site itself."""
        above = len(self.manager.site.getPhysicalPath())
        return u"/" + ensure_text("/".join(self.backend.getPhysicalPath()[above:-1]))

    @property
    def tags(self):
        """Its tags, a list of text, sorted."""
        tags = self.backend.Subject() or ()
        return sorted(invisible.show(ensure_text(tag)) for tag in tags)

    @property
    def type_title(self):
        types = self.manager.site._getOb("portal_types")
        type_info = types.getTypeInfo(self.backend)
        return type_info.Title() if type_info else self.backend.portal_type

    @property
    def next_at(self):
        """The occurrence that is run next, aware UTC; None if there is none known.

        It is the one that is queued, but not one in a pause, which is not run.
        """
        queued = self.state.next_at if self.state else None
        if queued is None or self.paused is None or self.paused.over(queued):
            return queued
        after = self.paused.starts_after()
        return after and status.current_plan(self.manager).next_after(after)

    @property
    def runs_by_itself(self):
        """Whether it is active and nothing is wrong that keeps it from starting."""
        return bool(self.backend.activated and self.next_at) and not self.status.broken

    @property
    def last_at(self):
        """When the last run began, or was recorded if it did not begin; or None."""
        last = self.state.last if self.state else None
        return (last["start"] or last["end"]) if last else None

    @property
    def is_on_demand(self):
        """Whether it is run only when somebody asks for it."""
        return self.backend.is_on_demand()

    @property
    def requeued(self):
        """When and why the next run was last queued for another time, or None.

        A dict with at, why and before, see memory/state.py; told for a week.
        """
        noted = self.state.requeued if self.state else None
        return noted if noted and abs(self.now - noted["at"]) < TOLD_FOR else None

    def course(self):
        """Return what says when it runs, a Course; raise a CronError."""
        return course_of(self.backend)

    def upcoming(self, count):
        """Return the next occurrences by the settings, also if it is inactive.

        None of one that is run only when somebody asks for it.
        """
        if self.is_on_demand:
            return []
        after = self.now if self.paused is None else self.paused.starts_after()
        if after is None:
            return []
        try:
            return self.course().upcoming(after, count)
        except CronError:
            return []


def title_of(backend):
    """Return the title of a Backend as text, its id if it has none."""
    return invisible.show(ensure_text(backend.Title() or backend.getId()))
