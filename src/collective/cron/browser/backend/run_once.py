"""@@cron-once: one run with other settings, at a date, or about a past time."""

from collective.cron import _
from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.actions import own_run
from collective.cron.browser.backend.one_run_form import OneRunForm
from collective.cron.browser.backend.viewlets import ActionViewlet
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.shared.page import CronPage
from collective.cron.browser.shared.typed.moment_field import MomentFieldWidget
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackendJobManager
from collective.cron.settings import run_settings
from collective.cron.settings.plain_values import to_plain
from plone import api
from plone.autoform import directives
from plone.supermodel import model
from plone.z3cform.layout import FormWrapper
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IOnce(model.Schema):
    """When it starts."""

    directives.widget("at", MomentFieldWidget)
    at = schema.Datetime(
        title=_(u"Start at"),
        description=_(u"Empty: now."),
        required=False,
    )


class IPeriod(model.Schema):
    """What time it is about."""

    directives.widget("since", MomentFieldWidget)
    since = schema.Datetime(
        title=_(u"For the time from"),
        description=_(
            u"help_period",
            default=u"A past time that this run is about, instead of what the task "
            u"is ever about. It is one run. Both empty: as ever.",
        ),
        required=False,
    )
    directives.widget("until", MomentFieldWidget)
    until = schema.Datetime(title=_(u"to"), required=False)


OWN = (IOnce, IPeriod)


class RunOnceForm(OneRunForm):
    """Nothing of it is saved: it has the settings of the task, to be changed for a run.

    Who chooses settings, or a time that a run is about, chooses what is done: for that
    it takes Manage, as in the edit form. All else takes Run.
    """

    label = _(u"Run once")

    @property
    def zone(self):
        """That of the task, for what is typed."""
        return self.context.timezone

    @property
    def may_manage(self):
        return api.user.has_permission("collective.cron: Manage", obj=self.context)

    @property
    def schema(self):
        found = run_settings.schema_of(self.context) if self.may_manage else None
        return found or Interface

    @property
    def additionalSchemata(self):
        yield IOnce
        if self.may_manage and own_run.has_period(self.context):
            yield IPeriod

    @property
    def offered(self):
        """The names of the settings by those of their fields."""
        found = run_settings.offered(self.context) if self.may_manage else []
        return dict((field.__name__, name) for name, field in found)

    def updateFields(self):
        super(RunOnceForm, self).updateFields()
        self.fields = self._select(self.fields)
        for group in self.groups:
            group.fields = self._select(group.fields)
        self.groups = [group for group in self.groups if len(group.fields)]

    def _select(self, fields):
        names = []
        for name, field in fields.items():
            is_own = field.field.interface in OWN
            if is_own:
                field.ignoreContext = True
            if is_own or field.field.__name__ in self.offered:
                names.append(name)
        return fields.select(*names)

    @button.buttonAndHandler(_(u"Run once"), name="run")
    def handle_run(self, action):
        self.ask_for_run(dry=False)

    @button.buttonAndHandler(
        _(u"Dry run"),
        name="dry",
        condition=lambda form: one_backend.has_dry_run(form.context),
    )
    def handle_dry(self, action):
        self.ask_for_run(dry=True)

    @button.buttonAndHandler(_(u"Cancel"), name="cancel")
    def handle_cancel(self, action):
        self.request.response.redirect(self.context.absolute_url())

    def ask(self, data, dry):
        period = _whole((data.get("IPeriod.since"), data.get("IPeriod.until")))
        values = self._changed(data)
        own = own_run.settings_of_run(self.context, values, dry, period)
        manager, at = IBackendJobManager(self.context), data.get("IOnce.at")
        return self.context, one_backend.run(manager, settings=own, at=at)

    def _changed(self, data):
        """Return the settings that are not as they are saved, as JSON has them."""
        if not self.offered:
            return {}
        saved, found = self.schema(self.context), {}
        for field_name, name in self.offered.items():
            value = to_plain(data.get(field_name))
            before = to_plain(getattr(saved, field_name, None))
            if field_name in data and value != before:
                found[name] = value
        return found


def _whole(period):
    """Return both ends of a period, None if there is none; raise CronError for half."""
    ends = [end for end in period if end is not None]
    if len(ends) == 1:
        raise CronError("half a period", clock.to_iso(ends[0]), "both ends, or none")
    return period if ends else None


@implementer(IBelowDashboard)
class RunOnceView(FormWrapper, CronPage):
    page_title = RunOnceForm.label
    form = RunOnceForm
    index = ViewPageTemplateFile("run_once.pt")


class RunOnceViewlet(ActionViewlet):
    """The way to the form; it is there while the task runs, too."""

    weight = 37
    template = ViewPageTemplateFile("way_to_run_once.pt")
