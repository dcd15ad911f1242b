"""What programs change: each a POST that cannot come from a page of another site."""

from AccessControl import Unauthorized
from collective.cron.actions import one_backend
from collective.cron.actions import outcome as codes
from collective.cron.actions import own_run
from collective.cron.actions import repair
from collective.cron.errors import CronError
from collective.cron.errors import InvalidSettings
from collective.cron.interfaces import IBackendJobManager
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.services.shared import as_data
from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import read_boolean
from collective.cron.services.shared.parameters import read_dict
from collective.cron.services.shared.parameters import read_instant
from collective.cron.services.shared.parameters import read_object
from collective.cron.services.shared.parameters import read_texts
from collective.cron.services.shared.parameters import refuse_all
from collective.cron.services.shared.service import CronService
from collective.cron.worksite import identity
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from zope.interface import alsoProvides


STATUSES = {
    codes.DONE: 200,
    codes.NOTHING_TO_DO: 200,
    codes.REFUSED: 409,
    codes.UNREACHABLE: 503,
}
ERRORS = {409: "Conflict", 503: "ServiceUnavailable"}
JSON = "application/json"
EXAMPLE = 'nothing, or {"dry_run": ..., "settings": ..., "at": ..., "period": ...}'
LONGEST_BODY = 20000  # bytes


class Action(CronService):
    """Does what it is asked for and tells how the Backend is then."""

    def tell(self):
        if not is_deliberate(self.request):
            return refuse_kind(self)
        self.read()
        alsoProvides(self.request, IDisableCSRFProtection)
        outcome = self.perform()
        message = outcome.say(self.request)
        if not outcome.well:
            status = STATUSES[outcome.code]
            return self.refuse(status, ERRORS[status], message)
        self.request.response.setStatus(self.status_of(outcome))
        return dict(self.describe(), message=message)

    def read(self):
        """Look at what was sent; most actions take nothing."""
        refuse_all(self.request)

    def status_of(self, outcome):
        return STATUSES[outcome.code]

    @property
    def manager(self):
        return IBackendJobManager(self.context)

    def describe(self):
        """Return the Backend as it is now; to those who may not see it, its address."""
        if not self.may("View"):
            return {"@id": self.context.absolute_url()}
        overview = BackendOverview(self.context, self.workers, self.now)
        return as_data.describe_fully(overview, self)


def is_deliberate(request):
    """Tell whether a browser cannot have been tricked into sending a request.

    Whoever is logged in by a cookie sends it along with what a page of another site
    makes the browser send. Such a page cannot choose this type, nor send a token,
    without asking this site first. The Accept header would not do: scripts may set
    it, and ++api++ stands for it.
    """
    kind = (request.getHeader("Content-Type") or "").split(";")[0].strip().lower()
    credentials = as_data.text(getattr(request, "_auth", None) or "").lower()
    return kind == JSON or credentials.startswith(u"bearer ")


def refuse_kind(service):
    """Answer a request that a browser can have been tricked into sending."""
    found = service.request.getHeader("Content-Type") or ""
    message = u"Content-Type: '%s' -- %s" % (as_data.text(found)[:60], JSON)
    return service.refuse(415, "UnsupportedMediaType", message)


class RunPost(Action):
    """Settings, and the time that a run is about, choose what is done: as editing."""

    NAMES = ("dry_run", "settings", "at", "period")

    def tell(self):
        try:
            return super(RunPost, self).tell()
        except InvalidSettings as error:
            message = u"%s" % error
            return self.refuse(400, "BadRequest", message, settings=error.errors)

    def read(self):
        sent = read_object(self.request, self.NAMES, EXAMPLE, LONGEST_BODY)
        self.dry = read_boolean(sent, "dry_run")
        self.at = "at" in sent and read_instant("at", sent["at"]) or None
        self.settings = read_dict(sent, "settings")
        self.period = None
        if "period" in sent:
            period = read_dict(sent, "period")
            if sorted(period) != ["from", "to"]:
                accepted = '{"from": "...", "to": "..."}'
                raise BadParameter("not accepted", None, accepted, "period")
            self.period = [read_instant("period", period[n]) for n in ("from", "to")]
        if ("settings" in sent or self.period) and not self.may("Manage"):
            raise Unauthorized("collective.cron: Manage")

    def perform(self):
        backend = self.context
        try:
            settings = own_run.settings_of_run(
                backend, self.settings, self.dry, self.period
            )
        except InvalidSettings:
            raise
        except CronError as error:
            raise BadParameter(error.what, error.value, error.accepted, error.field)
        outcome = one_backend.run(self.manager, settings=settings, at=self.at)
        self.occurrence = outcome.occurrence
        return outcome

    def describe(self):
        return dict(super(RunPost, self).describe(), asked=instant(self.occurrence))

    def status_of(self, outcome):
        # It is only asked for: a worker starts it.
        return 202 if outcome.code == codes.DONE else 200


class CancelPost(Action):
    def read(self):
        sent = read_texts(self.request, "token", "occurrence")
        self.token, self.occurrence = sent.get("token"), None
        if "occurrence" in sent:
            self.occurrence = read_instant("occurrence", sent["occurrence"])

    def perform(self):
        by = identity.current_user_id() or u""
        if self.occurrence is not None:
            return one_backend.withdraw(self.manager, self.occurrence, by)
        return one_backend.cancel(self.manager, self.token, by)

    def status_of(self, outcome):
        # To stop is only asked for: the task looks when it wants to.
        asked = outcome.code == codes.DONE and self.occurrence is None
        return 202 if asked else 200


class ActivatePost(Action):
    def perform(self):
        return one_backend.activate(self.manager, self.workers, self.now)


class DeactivatePost(Action):
    def perform(self):
        return one_backend.deactivate(self.manager)


class TakeOverPost(Action):
    def perform(self):
        return one_backend.take_over(self.manager)


class RepairPost(Action):
    def perform(self):
        return repair.repair(self.manager, self.workers)


class RepairSitePost(Action):
    def perform(self):
        return repair.repair_site(self.context, self.workers)

    def describe(self):
        return {"@id": api.portal.get().absolute_url() + "/@cron"}
