"""Words for deeds, for from where they were done, and for what was changed by them."""

from collective.cron import _
from collective.cron.audit import deeds
from collective.cron.audit import who


DEEDS = {
    deeds.ADDED: _(u"Added"),
    deeds.CAME: _(u"Came from elsewhere, inactive"),
    deeds.CHANGED: _(u"Settings changed"),
    deeds.ACTIVATED: _(u"Activated"),
    deeds.DEACTIVATED: _(u"Deactivated"),
    deeds.USER: _(u"User chosen"),
    deeds.TAKEN_OVER: _(u"Taken over"),
    deeds.MOVED: _(u"Moved or renamed"),
    deeds.DELETED: _(u"Deleted"),
    deeds.LEFT: _(u"Moved to another site"),
    deeds.GONE: _(u"Gone, and nobody told of it"),
    deeds.UNDONE: _(u"Made inactive after an undo of the database"),
    deeds.PUT_BACK: _(u"Put back to what was chosen here"),
    deeds.REPAIRED: _(u"Repaired"),
    deeds.HALTED: _(u"Paused, as it failed again and again"),
    deeds.RUN: _(u"A run asked for"),
    deeds.CANCELLED: _(u"Asked to stop"),
    deeds.WITHDRAWN: _(u"A waiting run taken away"),
    deeds.SETTINGS: _(u"Settings of the site changed"),
    deeds.PAUSED: _(u"All tasks paused"),
    deeds.RESUMED: _(u"All tasks resumed"),
    deeds.PLAN: _(u"A plan applied"),
    deeds.CALENDAR_MADE: _(u"Address of a calendar made"),
    deeds.CALENDAR_REVOKED: _(u"Address of a calendar made void"),
    deeds.TOKEN_MADE: _(u"Token for monitors made"),
    deeds.TOKEN_REMOVED: _(u"Token for monitors removed"),
}
ORIGINS = {
    who.PAGE: _(u"On a page"),
    who.REST: _(u"By REST"),
    who.PROGRAM: _(u"By a program"),
    who.WORKER: _(u"In a worker"),
}
NAMES_OF_RUNS = {
    u"at": _(u"Time"),
    u"dry_run": _(u"Dry run"),
    u"period": _(u"Period"),
}
NAMES = {
    u"path": _(u"Place"),
    u"user": _(u"User"),
    u"webhook_secret": _(u"Secret"),
    u"pause_reason": _(u"Why all tasks are paused"),
    u"pause_by": _(u"Who paused all tasks"),
    u"pause_since": _(u"Paused since"),
    u"pause_until": _(u"Paused until"),
    u"pause_ended": _(u"When the pause was ended"),
}
