"""What people change: each a POST with an authenticator; a GET changes nothing."""

from collective.cron import _
from collective.cron import reconcile
from collective.cron import status
from collective.cron.browser.page import CronPage
from collective.cron.errors import JobRefused
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendJobManager
from plone import api
from plone.protect import CheckAuthenticator
from zope.i18n import translate
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified


class Action(CronPage):
    """Does what it is asked for, says so, and goes back to the page of its context."""

    def __call__(self):
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            self.perform()
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
        if self.workers is not None and not any(w.alive for w in self.workers):
            self.tell(_(u"No worker is there: it starts as soon as one is."), "warning")


class RunNow(Action):
    """Ask for one run besides the schedule."""

    def perform(self):
        try:
            queued = self.manager.register_job(force=True)
        except JobRefused as error:
            self.tell(self.explain(error), "warning")
            return
        if queued:
            self.tell(_(u"One run was asked for; it starts at once."))
        else:
            self.tell(_(u"A run was asked for before, and has not started yet."))
        self.warn_if_nobody_works()

    def explain(self, error):
        values = {"reason": translate(_(error.what), context=self.request)}
        return _(
            u"job_refused", default=u"Nothing was started: ${reason}.", mapping=values
        )


class Activate(Action):
    def perform(self):
        found = status.assess(self.manager, self.workers, self.now)
        if found.broken:
            message = _(
                u"activate_broken",
                default=u"It was not activated. ${reason}",
                mapping={"reason": translate(found.reason, context=self.request)},
            )
            self.tell(message, "warning")
            return
        self.context.activated = True
        modified(self.context, Attributes(IBackend, "activated"))
        self.tell(_(u"It is active and runs by its schedule."))
        self.warn_if_nobody_works()


class Deactivate(Action):
    def perform(self):
        self.context.activated = False
        modified(self.context, Attributes(IBackend, "activated"))
        self.tell(_(u"It is inactive; what was queued is taken away."))


class Repair(Action):
    """Let the reconciler look at one Backend."""

    def perform(self):
        if self.workers is None:
            self.tell(_(u"The queue cannot be reached from this process."), "warning")
            return
        done = self.repair()
        if not sum(done.values()):
            self.tell(_(u"Nothing had to be repaired."))
            return
        message = _(
            u"repaired",
            default=u"Repaired. Queued: ${queued}. Taken away: ${removed}. Lost runs "
            u"closed: ${interrupted}.",
            mapping=dict((k, done[k]) for k in ("queued", "removed", "interrupted")),
        )
        self.tell(message)
        self.warn_if_nobody_works()

    def repair(self):
        return reconcile.reconcile_backend(self.manager, self.workers)


class RepairSite(Repair):
    """Let the reconciler look at all Backends of the site."""

    @property
    def back_url(self):
        return self.context.absolute_url() + "/@@cron-dashboard"

    def repair(self):
        return reconcile.reconcile_site(self.context)
