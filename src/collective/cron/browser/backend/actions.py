"""What people change: each a POST with an authenticator; a GET changes nothing."""

from AccessControl import Unauthorized
from collective.cron import _
from collective.cron import clock
from collective.cron.actions import duplication
from collective.cron.actions import one_backend
from collective.cron.actions import own_run
from collective.cron.actions import repair
from collective.cron.actions.outcome import NO_WORKER
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import REFUSED
from collective.cron.browser.backend import requested_run
from collective.cron.browser.shared.page import CronPage
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackendJobManager
from collective.cron.queueing.job import MANUAL
from collective.cron.words import complaints
from collective.cron.worksite import identity
from plone import api
from plone.protect import CheckAuthenticator
from six import string_types


class Action(CronPage):
    """Does what it is asked for, says so, and goes back to the page of its context."""

    starts_something = True

    def __call__(self):
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            outcome = self.perform()
            self.tell(
                outcome.say(self.request), "info" if outcome.well else "warning"
            )
            if outcome.well and self.starts_something:
                self.warn_if_nobody_works()
        self.request.response.redirect(self.back_url)

    @property
    def back_url(self):
        return self.context.absolute_url()

    @property
    def manager(self):
        return IBackendJobManager(self.context)

    def tell(self, message, kind="info"):
        api.portal.show_message(message, self.request, type=kind)

    def warn_if_nobody_works(self):
        if self.workers is not None and not any(w.takes_jobs for w in self.workers):
            self.tell(NO_WORKER, "warning")


class RunNow(Action):
    """Leads to the page that follows this one run, and says the rest in place."""

    starts_something = False
    dry = False

    asked = None  # the occurrence of the run that was asked for

    def perform(self):
        settings = one_backend.DRY if self.dry else None
        try:
            if "again" in self.request.form:
                settings = self.settings_of(self.request.form["again"])
        except CronError as error:
            message = complaints.explain(error, context=self.request)
            return Outcome(REFUSED, message)
        outcome = one_backend.run(self.manager, settings=settings)
        self.asked = outcome.occurrence
        return outcome

    def settings_of(self, id):
        """Return the settings of the run with this result; raise CronError."""
        folder = self.context.results_folder()
        known = folder is not None and isinstance(id, string_types) and id in folder
        if not known:
            raise CronError("no such result", id)
        settings = folder[id].settings
        if own_run.takes_manage(settings) and not self.may("Manage"):
            raise Unauthorized("collective.cron: Manage")
        return own_run.as_before(self.context, settings)

    @property
    def followed(self):
        """The occurrence of that run, or of one that waits already; or None."""
        state = self.manager.state
        extra = state.extra if state is not None else None
        if self.asked is None and extra is not None and extra["trigger"] == MANUAL:
            return extra["occurrence"]
        return self.asked

    @property
    def back_url(self):
        if self.followed is None:
            return self.context.absolute_url()
        return requested_run.address(self.context, self.followed)

    def tell(self, message, kind="info"):
        if kind != "info" or self.followed is None:
            super(RunNow, self).tell(message, kind)


class DryRun(RunNow):
    """The same for a run that shows what it would do."""

    dry = True


class Cancel(Action):
    starts_something = False

    def perform(self):
        by = identity.current_user_id() or u""
        return one_backend.cancel(self.manager, self.token, by)

    @property
    def token(self):
        """The token in the form; what a stranger may have put there instead is none."""
        token = self.request.form.get("token")
        return token if isinstance(token, string_types) else None


class Withdraw(Action):
    """Takes a run away that waits."""

    starts_something = False

    def perform(self):
        by = identity.current_user_id() or u""
        try:
            occurrence = clock.from_iso(self.request.form.get("occurrence"))
        except ValueError:
            return Outcome(REFUSED, one_backend.NOT_WAITING)
        return one_backend.withdraw(self.manager, occurrence, by)


class Activate(Action):
    def perform(self):
        return one_backend.activate(self.manager, self.workers, self.now)


class Deactivate(Action):
    starts_something = False

    def perform(self):
        return one_backend.deactivate(self.manager)


class TakeOver(Action):
    starts_something = False

    def perform(self):
        return one_backend.take_over(self.manager)


class Duplicate(Action):
    """Leads to the form of the copy, which is there to be changed."""

    def __call__(self):
        if self.request.get("REQUEST_METHOD") != "POST":
            return self.request.response.redirect(self.back_url)
        CheckAuthenticator(self.request)
        if not duplication.may_duplicate(self.context):
            message = _(u"You may not add a task of this type in its folder.")
            self.tell(message, "warning")
            return self.request.response.redirect(self.back_url)
        copy = duplication.duplicate(self.context, self.request)
        self.tell(_(u"This is the copy. It is inactive and runs as you."))
        return self.request.response.redirect(copy.absolute_url() + "/edit")


class Repair(Action):
    def perform(self):
        return repair.repair(self.manager, self.workers)


class RepairSite(Action):
    @property
    def back_url(self):
        return self.context.absolute_url() + "/@@cron-dashboard"

    def perform(self):
        return repair.repair_site(self.context, self.workers)
