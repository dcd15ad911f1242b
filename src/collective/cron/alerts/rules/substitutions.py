"""What a content rule may say of a task: ${cron_status} and others."""

from collective.cron import _
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
        state = IBackendJobManager(self.context).state
        return self.read(state) if state is not None and state.last else u""


class Status(Substitution):
    description = _(u"Status of the last run")

    def read(self, state):
        return state.last["status"]


class Reason(Substitution):
    description = _(u"Reason of the last run")

    def read(self, state):
        return reasons.read(state.last["reason"])


class Failures(Substitution):
    description = _(u"How often it has failed in a row")

    def read(self, state):
        return u"%d" % (state.failing["count"] if state.failing else 0)


class ResultAddress(Substitution):
    description = _(u"Address of the last result")

    def read(self, state):
        base = self.context.absolute_url()
        return u"%s/--results--/%s" % (base, state.last["id"])
