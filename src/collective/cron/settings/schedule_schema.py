"""IScheduleSettings: the settings of a Backend that say when it runs."""

from collective.cron import _
from collective.cron.settings.fields import DaysLeftOut
from collective.cron.settings.fields import Periodicity
from collective.cron.settings.fields import Zone
from collective.cron.settings.zones import site_zone
from datetime import date
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.interface import Invalid
from zope.interface import invariant


VIEW = "collective.cron.View"
MANAGE = "collective.cron.Manage"
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)
MOST_RUNS = 1000000
SETTINGS = """
activated periodicity timezone begins_on ends_on most_runs left_out
""".split()


class IScheduleSettings(model.Schema):
    """When a task runs; IBackend has the rest of its settings."""

    # Not for everybody who may see the content, through REST for one.
    directives.read_permission(**dict.fromkeys(SETTINGS, VIEW))
    directives.write_permission(**dict.fromkeys(SETTINGS, MANAGE))

    periodicity = Periodicity(
        title=_(u"Periodicity"),
        description=_(
            u"help_periodicity",
            default=u"When the task runs. A line is five fields: minute, hour, day of "
            u"month, month, day of week, such as 30 2 * * * (at 02:30 each day) or "
            u"0 9 * * mon-fri (at 9 on working days); or a name, such as @monthly; or "
            u"an interval, such as every 90 minutes. Of several lines each counts. "
            u"Besides numbers: L (the last day), 15W (the nearest working day), fri#2 "
            u"(the second Friday), H (any time, the same each time, to spread tasks).",
        ),
    )
    activated = schema.Bool(
        title=_(u"Active"),
        description=_(
            u"help_activated",
            default=u"An inactive task keeps its settings and results and is not run "
            u"by itself.",
        ),
        default=False,
        required=False,
    )
    timezone = Zone(
        title=_(u"Time zone"),
        description=_(
            u"help_timezone",
            default=u"The periodicity is read in this zone. Where clocks change, a "
            u"fixed time that does not exist runs once, right after the gap, and one "
            u"that comes twice runs once, the first time. Where the minute or the "
            u"hour starts with *, the task follows real time.",
        ),
        vocabulary="collective.cron.Zones",
        defaultFactory=site_zone,
    )

    model.fieldset(
        "limits",
        label=_(u"Dates"),
        fields=["begins_on", "ends_on", "most_runs", "left_out"],
    )
    begins_on = schema.Date(
        title=_(u"First day"),
        description=_(
            u"help_begins_on",
            default=u"It is not run by itself before. Empty: from now on.",
        ),
        required=False,
        min=FIRST_DAY,
        max=LAST_DAY,
    )
    ends_on = schema.Date(
        title=_(u"Last day"),
        description=_(
            u"help_ends_on",
            default=u"It is not run by itself after this day. Empty: for ever.",
        ),
        required=False,
        min=FIRST_DAY,
        max=LAST_DAY,
    )
    most_runs = schema.Int(
        title=_(u"At most so many runs"),
        description=_(
            u"help_most_runs",
            default=u"Runs of the schedule are counted from when a number is set here "
            u"first; what is skipped, and what is started by hand, does not count. To "
            u"count anew, empty this, save, and set it again.",
        ),
        required=False,
        min=1,
        max=MOST_RUNS,
    )
    left_out = DaysLeftOut(
        title=_(u"Days left out"),
        description=_(
            u"help_left_out",
            default=u"It is not run by itself on these days. One date a line, such as "
            u"2026-12-25, 2026-12-24/2027-01-02 from the one to the other, or 12-25 in "
            u"each year; or the text of an iCalendar file (.ics), such as one of "
            u"public holidays.",
        ),
        required=False,
    )

    @invariant
    def ends_after_it_begins(data):
        first, last = data.begins_on, data.ends_on
        if first is not None and last is not None and last < first:
            raise Invalid(_(u"The last day is before the first day."))
