"""What forms have in common that ask for one run with settings of its own."""

from collective.cron.browser.backend import requested_run
from collective.cron.errors import CronError
from collective.cron.words import complaints
from plone import api
from plone.autoform.form import AutoExtensibleForm
from plone.protect import CheckAuthenticator
from z3c.form import form


class OneRunForm(AutoExtensibleForm, form.Form):
    """Its buttons call ask_for_run(); nothing of it is kept."""

    def ask(self, data, dry):
        """Ask for the run; return its task, and an Outcome. May raise a CronError.

        `data`: as extractData() gives it.
        """
        raise NotImplementedError()

    def updateActions(self):
        super(OneRunForm, self).updateActions()
        run = self.actions["run"]
        # Plone 6 takes all but Save for secondary, some with a class, some without.
        run.klass = run.klass.replace(u"btn-secondary", u"")
        run.addClass(u"btn-primary context")

    def ask_for_run(self, dry):
        """Ask for a run, say what became of it, and go where it can be followed."""
        # Not on a GET, and not for a page of another site.
        if self.request.get("REQUEST_METHOD") != "POST":
            return
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        try:
            task, outcome = self.ask(data, dry)
        except CronError as error:
            self.status = complaints.explain(error, context=self.request)
            return
        kind = "info" if outcome.well else "warning"
        api.portal.show_message(outcome.say(self.request), self.request, type=kind)
        url = task.absolute_url()
        if outcome.occurrence is not None:
            url = requested_run.address(task, outcome.occurrence)
        self.request.response.redirect(url)
