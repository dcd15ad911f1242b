"""Subjects: what happened, in one line."""

from collective.cron import _
from collective.cron.settings.alerts import kinds


MORE, TEST, PING, RULES = u"more", u"test", u"ping", u"rules"
SUBJECTS = {
    kinds.FAILED: _(u"alert_failed", default=u"${task} has failed"),
    kinds.FAILED_AGAIN: _(
        u"alert_failed_again", default=u"${task} has failed ${count} times in a row"
    ),
    kinds.RECOVERED: _(u"alert_recovered", default=u"${task} is well again"),
    kinds.INTERRUPTED: _(u"alert_interrupted", default=u"${task} was interrupted"),
    kinds.WARNED: _(u"alert_warned", default=u"${task} has ended with warnings"),
    kinds.MISSED: _(u"alert_missed", default=u"${task}: a run was missed"),
    kinds.LATE: _(u"alert_late", default=u"${task} is due and has not begun"),
    kinds.SLOW: _(u"alert_slow", default=u"${task} takes longer than it should"),
    kinds.SUMMARY: _(u"alert_summary", default=u"Tasks that still fail: ${count}"),
    kinds.WORKER_GONE: _(u"alert_worker_gone", default=u"The worker ${task} has died"),
    kinds.SILENCE: _(u"alert_silence", default=u"No worker was there for ${count}"),
    kinds.PAUSED: _(
        u"alert_paused",
        default=u"${task} is paused: it has failed ${count} times in a row",
    ),
    MORE: _(u"alert_more", default=u"Further messages: ${count}"),
    PING: _(u"alert_ping", default=u"A ping of ${task}"),
    RULES: _(u"alert_rules", default=u"Content rules for ${task}"),
    TEST: _(u"alert_test", default=u"This is a test"),
}
