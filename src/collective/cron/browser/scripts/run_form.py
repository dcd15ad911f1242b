"""@@cron-script: one run of a script, with settings that are chosen now."""

from AccessControl import Unauthorized
from collective.cron import _
from collective.cron.browser.backend.one_run_form import OneRunForm
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.shared.page import CronPage
from collective.cron.scripts import on_demand
from collective.cron.scripts import registry
from collective.cron.scripts.parameters import PREFIX
from collective.cron.settings.plain_values import to_plain
from plone.z3cform.layout import FormWrapper
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from six import string_types
from z3c.form import button
from zExceptions import NotFound
from zope.interface import implementer
from zope.interface import Interface


class RunForm(OneRunForm):
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
    def about(self):
        """What the script does; as `description` Plone 5.2 would show it once more."""
        return self.script.description

    @property
    def action(self):
        return "%s/@@cron-script?script=%s" % (
            self.context.absolute_url(),
            self.script.name,
        )

    @button.buttonAndHandler(_(u"Run now"), name="run")
    def handle_run(self, action):
        self.ask_for_run(dry=False)

    @button.buttonAndHandler(
        _(u"Dry run"), name="dry", condition=lambda form: form.script.has_dry_run
    )
    def handle_dry(self, action):
        self.ask_for_run(dry=True)

    @button.buttonAndHandler(_(u"Cancel"), name="cancel")
    def handle_cancel(self, action):
        url = "%s/@@cron-scripts" % self.context.absolute_url()
        self.request.response.redirect(url)

    def ask(self, data, dry):
        chosen = dict((k.split(".")[-1][len(PREFIX) :], v) for k, v in data.items())
        plain = dict((name, to_plain(value)) for name, value in chosen.items())
        return on_demand.run(self.context, self.script, plain, dry)


@implementer(IBelowDashboard)
class RunView(FormWrapper, CronPage):
    form = RunForm
    index = ViewPageTemplateFile("run_form.pt")

    @property
    def page_title(self):
        return self.form_instance.label

    def __call__(self):
        if not self.may("Run"):
            raise Unauthorized("collective.cron: Run")
        return super(RunView, self).__call__()
