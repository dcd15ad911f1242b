"""The viewlets of `ccron.backendactions`, and the manager that holds them."""

from collective.cron import _
from collective.cron import clock
from collective.cron.actions import duplication
from collective.cron.actions import one_backend
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import pause
from collective.cron.overview import status
from plone.app.viewletmanager.manager import OrderedViewletManager
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.interface import implementer
from zope.viewlet.interfaces import IViewlet


class ActionsManager(OrderedViewletManager):
    """Shows viewlets by their `weight` (100 if they have none), then by name."""

    def sort(self, viewlets):
        return sorted(viewlets, key=lambda v: (getattr(v[1], "weight", 100), v[0]))


@implementer(IViewlet)
class ActionViewlet(BrowserView):
    """A form of one button that POSTs to a view of the Backend.

    A subclass says `label`, `action` (name of the view), and `applies()`.
    """

    template = ViewPageTemplateFile("action.pt")
    css_class = "btn btn-secondary standalone"

    def __init__(self, context, request, view, manager):
        super(ActionViewlet, self).__init__(context, request)
        self.__parent__ = view
        self.view = view
        self.manager = manager

    def update(self):
        """There is nothing to prepare."""

    def render(self):
        return self.template() if self.applies() else u""

    def applies(self):
        return True

    @property
    def reason(self):
        """Why it cannot be done now, a Message; None if it can.

        A button that does nothing now is shown with that reason: one that came and
        went would leave people to guess.
        """
        return None

    @property
    def manager_of_jobs(self):
        return IBackendJobManager(self.context)


class ActivateViewlet(ActionViewlet):
    weight = 10
    label = _(u"Activate")
    action = "cron-activate"
    css_class = "btn btn-primary context"

    def applies(self):
        return not (self.context.activated or self.context.is_on_demand())

    @property
    def reason(self):
        # Broken or not has nothing to do with who works.
        if not status.assess(self.manager_of_jobs, None, clock.now()).broken:
            return None
        return _(u"No run could end well, as it is.")


class DeactivateViewlet(ActionViewlet):
    weight = 20
    label = _(u"Deactivate")
    action = "cron-deactivate"

    def applies(self):
        return bool(self.context.activated)


class DuplicateViewlet(ActionViewlet):
    weight = 40
    label = _(u"Duplicate")
    action = "cron-duplicate"

    def applies(self):
        return duplication.may_duplicate(self.context)


class RunNowViewlet(ActionViewlet):
    weight = 30
    label = _(u"Run now")
    action = "cron-run"

    settings = None  # of the run

    @property
    def reason(self):
        jobs = self.manager_of_jobs
        if pause.current(jobs.site) is not None:
            return _(u"All tasks are paused.")  # the page says more
        return one_backend.why_not_run(jobs, self.settings)


class DryRunViewlet(RunNowViewlet):
    weight = 35
    label = _(u"Dry run")
    action = "cron-dry-run"
    settings = one_backend.DRY

    def applies(self):
        return one_backend.has_dry_run(self.context)
