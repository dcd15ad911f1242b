"""Channel: triggers the content rules of a site, in a transaction of its own."""

from collective.cron import _
from collective.cron.alerts.rules import told_run
from collective.cron.events import TaskFailedEvent
from collective.cron.events import TaskMissedEvent
from collective.cron.events import TaskRecoveredEvent
from collective.cron.interfaces import IAlertChannel
from collective.cron.interfaces import ITaskFailedEvent
from collective.cron.interfaces import ITaskMissedEvent
from collective.cron.interfaces import ITaskRecoveredEvent
from collective.cron.queueing import lookup
from collective.cron.queueing.worker import process_name
from collective.cron.settings.alerts import kinds
from collective.cron.worksite.publishing.publication import Publication
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature
from plone.contentrules.engine.interfaces import IRuleStorage
from zope.component import queryUtility
from zope.event import notify
from zope.interface import implementer


EVENTS = {
    kinds.FAILED: (ITaskFailedEvent, TaskFailedEvent),
    kinds.RECOVERED: (ITaskRecoveredEvent, TaskRecoveredEvent),
    kinds.MISSED: (ITaskMissedEvent, TaskMissedEvent),
}


@implementer(IAlertChannel)
class Rules(object):
    """Of sites with such rules; nobody chooses it."""

    title = _(u"Content rules")
    is_inner = True

    def is_wanted(self, what):
        """Tell whether the current site has a rule for this kind."""
        storage = queryUtility(IRuleStorage)
        if storage is None or not storage.active:
            return False
        return any(rule.event is EVENTS[what][0] for rule in storage.values())

    def targets(self, alert):
        return []  # it is noted with its target

    def send(self, alert, target):
        publication = Publication(alert.site)

        def trigger():
            publication.begin(alert.site)
            backend = lookup.find_backend(alert.site, alert.uid)
            if backend is not None:
                told_run.keep(alert.uid, alert.facts)
                notify(EVENTS[alert.facts["what"]][1](backend))
            publication.before_commit()

        signature = Signature(u"triggers content rules, by %s" % process_name())
        in_transaction(trigger, again=publication.renew, signature=signature)
        publication.succeed()
