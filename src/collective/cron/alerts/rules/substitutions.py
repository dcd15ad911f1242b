"""What a content rule may say of a task: ${cron_status} and others."""

from collective.cron import _
from collective.cron.alerts.rules import told_run
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendJobManager
from collective.cron.words import reasons
from plone.stringinterp.adapters import BaseSubstitution


class Substitution(BaseSubstitution):
    """Empty where it is not about a task."""

    category = _(u"Scheduled tasks")

    def safe_call(self):
        if not IBackend.providedBy(self.context):
            return u""
        run = told_run.find(IBackendJobManager(self.context))
        return u"" if run is None else self.read(run)


class Status(Substitution):
    description = _(u"Status of the last run")

    def read(self, run):
        return run["status"]


class Reason(Substitution):
    description = _(u"Reason of the last run")

    def read(self, run):
        return reasons.read(run["reason"])


class Failures(Substitution):
    description = _(u"How often it has failed in a row")

    def read(self, run):
        return u"%d" % run["failures"]


class ResultAddress(Substitution):
    description = _(u"Address of the last result")

    def read(self, run):
        base = self.context.absolute_url()
        return u"%s/--results--/%s" % (base, run["result"])
