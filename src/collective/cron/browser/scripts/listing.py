"""@@cron-scripts: all registered scripts, who offers them, and how they went."""

from collective.cron import _
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.shared.backend_in_words import BackendInWords
from collective.cron.browser.shared.page import CronPage
from collective.cron.overview import listing
from collective.cron.scripts import registry
from collective.cron.scripts.folder import IScriptsFolder  # noqa: F401 (for ZCML)
from collective.cron.scripts.on_demand import FOLDER
from collective.cron.scripts.task import IScriptTask
from collective.cron.scripts.task import PORTAL_TYPE
from plone.memoize.view import memoize
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.interface import implementer


SHOWN = 5  # tasks of one script


class Row(object):
    """A Script and its tasks that the visitor may see, those that ran last first."""

    def __init__(self, script, tasks):
        self.script = script
        ran = sorted((one for one in tasks if one.last_at), key=lambda one: one.last_at)
        found = ran[::-1] + [one for one in tasks if not one.last_at]
        self.tasks = found[:SHOWN]
        self.more = len(found) - len(self.tasks)


class TasksPage(CronPage):
    how_tasks_look = ViewPageTemplateFile("tasks.pt")

    @property
    def macros(self):
        """How a template shows `tasks`; not at import, before Zope has its engine."""
        return self.how_tasks_look.macros


class RunsView(TasksPage):
    """What lies in the folder of runs that were asked for."""

    @property
    def tasks(self):
        found = self.context.objectValues()
        words = [BackendInWords(one, self) for one in found]
        return sorted(words, key=lambda one: one.title)


@implementer(IBelowDashboard)
class ScriptsView(TasksPage):
    page_title = _(u"Scripts")

    @property
    def rows(self):
        return [Row(one, self.tasks_of(one.name)) for one in registry.find_all()]

    @property
    def gone(self):
        """The tasks whose script no add-on offers any more."""
        known = [script.name for script in registry.find_all()]
        return [one for one in self.tasks if one.backend.script not in known]

    def tasks_of(self, name):
        return [one for one in self.tasks if one.backend.script == name]

    @property
    @memoize
    def tasks(self):
        """A BackendInWords of each task of a script that the visitor may see."""
        return listing.gather(
            self.site,
            lambda backend: BackendInWords(backend, self)
            if IScriptTask.providedBy(backend)
            else None,
        )

    @property
    def may_run(self):
        """Whether the visitor may run one with settings of their choice."""
        return self.may("Run") and self.may("Manage")

    @property
    def may_add(self):
        types = [one.getId() for one in self.context.allowedContentTypes()]
        return PORTAL_TYPE in types

    @property
    def folder_url(self):
        """Where the runs are that were asked for; None before the first."""
        if FOLDER not in self.context or not self.may("View"):
            return None
        return self.context[FOLDER].absolute_url()
