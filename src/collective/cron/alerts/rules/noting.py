"""Noting: that content rules are to be triggered, if a site has any for it."""

from collective.cron.alerts import outbox
from collective.cron.alerts.channels import known
from collective.cron.alerts.entry import about
from collective.cron.alerts.messages.subjects import RULES
from collective.cron.alerts.rules import told_run
from collective.cron.interfaces import SKIPPED
from collective.cron.settings.alerts import kinds


NAME = u"rules"  # of the channel


def note(manager, result, before):
    """Note what a result is to rules; `before`: `failing` of the state until then."""
    what = find_kind(result, before, manager.state.failing)
    if what is not None and known.find(NAME).is_wanted(what):
        told = told_run.describe(result, manager.state.failing)
        facts = dict(dict(about(manager), what=what), **told)
        for alert in outbox.add(manager.site, RULES, [NAME], facts, manager.uid):
            alert.target = NAME


def find_kind(result, before, failing):
    """Return the kind of what happened, or None."""
    if failing is not None and before is None:
        return kinds.FAILED
    if failing is None and before is not None:
        return kinds.RECOVERED
    return kinds.MISSED if result.status == SKIPPED or result.missed else None
