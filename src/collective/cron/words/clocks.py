"""What was the matter with a clock or with the zone data, in words."""

from collective.cron import _
from collective.cron.schedule import rules
from collective.cron.words import moments


def say_requeued(why, at, before, zone):
    """Return a message on when and why the next run was queued for another time.

    `why`: the word that is stored, clock or rules; `at` and `before`: aware datetimes,
    the latter the time until then, or None; `zone`: name of the zone to show them in.
    """
    values = {
        "at": moments.show_minute(at, zone),
        "before": u"\u2014" if before is None else moments.show_minute(before, zone),
    }
    if why == "clock":
        return _(
            u"requeued_clock",
            default=u"On ${at}, since the clock had been wrong and was set right. "
            u"Until then: ${before}.",
            mapping=values,
        )
    return _(
        u"requeued_rules",
        default=u"On ${at}, since the time zone data are newer. Until then: ${before}.",
        mapping=values,
    )


def say_zone_data(now):
    """Return a message on which zone data this process has; `now`: aware datetime."""
    values = {"version": rules.zone_data()}
    if rules.is_old(now):
        return _(
            u"zone_data_old",
            default=u"The time zone data of this process are old: ${version}. Where "
            u"zones have changed since, tasks run at a wrong time: install a newer "
            u"pytz.",
            mapping=values,
        )
    return _(u"zone_data", default=u"Time zone data: ${version}.", mapping=values)
