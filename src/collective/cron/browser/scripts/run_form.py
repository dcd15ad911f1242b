"""@@cron-script: one run of a script, with settings that are chosen now."""

from AccessControl import Unauthorized
from collective.cron import _
from collective.cron.browser.backend import requested_run
from collective.cron.browser.shared.page import CronPage
from collective.cron.errors import CronError
from collective.cron.scripts import on_demand
from collective.cron.scripts import registry
from collective.cron.scripts.parameters import PREFIX
from collective.cron.settings.plain_values import to_plain
from collective.cron.words import complaints
from plone import api
from plone.autoform.form import AutoExtensibleForm
from plone.protect import CheckAuthenticator
from plone.z3cform.layout import FormWrapper
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from six import string_types
from z3c.form import button
from z3c.form import form
from zExceptions import NotFound
from zope.interface import Interface


class RunForm(AutoExtensibleForm, form.Form):
    """Its fields are the parameters of the script; nothing of them is kept.

    Who chooses settings chooses what is done, as who adds a task does, so Run is not
    enough: it takes Manage too. The run has the rights of who asks for it.
    """

    ignoreContext = True

    @property
    def script(self):
        name = self.request.form.get("script")
        found = registry.find(name) if isinstance(name, string_types) else None
        if found is None or found.broken:
            raise NotFound("script")
        return found

    @property
    def schema(self):
        return self.script.schema or Interface

    @property
    def label(self):
        return self.script.title

    @property
    def description(self):
        return self.script.description

    @property
    def action(self):
        return "%s/@@cron-script?script=%s" % (
            self.context.absolute_url(),
            self.script.name,
        )

    @button.buttonAndHandler(_(u"Run now"), name="run")
    def handle_run(self, action):
        self._run(dry=False)

    @button.buttonAndHandler(
        _(u"Dry run"), name="dry", condition=lambda form: form.script.has_dry_run
    )
    def handle_dry(self, action):
        self._run(dry=True)

    @button.buttonAndHandler(_(u"Cancel"), name="cancel")
    def handle_cancel(self, action):
        self._leave("%s/@@cron-scripts" % self.context.absolute_url())

    def _run(self, dry):
        # Not on a GET, and not for a page of another site.
        if self.request.get("REQUEST_METHOD") != "POST":
            return
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        chosen = dict((k.split(".")[-1][len(PREFIX) :], v) for k, v in data.items())
        plain = dict((name, to_plain(value)) for name, value in chosen.items())
        try:
            task, outcome = on_demand.run(self.context, self.script, plain, dry)
        except CronError as error:
            self.status = complaints.explain(error, context=self.request)
            return
        kind = "info" if outcome.well else "warning"
        api.portal.show_message(outcome.say(self.request), self.request, type=kind)
        if outcome.occurrence is None:
            return self._leave(task.absolute_url())
        self._leave(requested_run.address(task, outcome.occurrence))

    def _leave(self, url):
        self.request.response.redirect(url)

    def updateActions(self):
        super(RunForm, self).updateActions()
        self.actions["run"].addClass("context btn-primary")


class RunView(FormWrapper, CronPage):
    form = RunForm
    index = ViewPageTemplateFile("run_form.pt")

    def __call__(self):
        if not self.may("Run"):
            raise Unauthorized("collective.cron: Run")
        return super(RunView, self).__call__()
