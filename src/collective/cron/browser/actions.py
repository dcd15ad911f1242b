"""What people change: each a POST with an authenticator; a GET changes nothing."""

from collective.cron import actions
from collective.cron.browser.page import CronPage
from collective.cron.interfaces import IBackendJobManager
from plone import api
from plone.protect import CheckAuthenticator


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
        if self.workers is not None and not any(w.alive for w in self.workers):
            self.tell(actions.NO_WORKER, "warning")


class RunNow(Action):
    def perform(self):
        return actions.run(self.manager)


class Activate(Action):
    def perform(self):
        return actions.activate(self.manager, self.workers, self.now)


class Deactivate(Action):
    starts_something = False

    def perform(self):
        return actions.deactivate(self.manager)


class Repair(Action):
    def perform(self):
        return actions.repair(self.manager, self.workers)


class RepairSite(Action):
    @property
    def back_url(self):
        return self.context.absolute_url() + "/@@cron-dashboard"

    def perform(self):
        return actions.repair_site(self.context, self.workers)
