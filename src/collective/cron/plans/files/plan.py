"""Plan: tasks as a file describes them, each with a name that stays."""

from collections import namedtuple
from collective.cron.settings import schedule_schema


ACTIVE, SCHEDULE, USER = "active", "schedule", "user"
TITLE, SETTINGS = "title", "settings"
GROUPS = (ACTIVE, SCHEDULE, USER, TITLE, SETTINGS)  # of what can be kept
KEPT = (ACTIVE,)  # where a plan does not say
DEACTIVATE, REMOVE = "deactivate", "remove"
NO_PURGE = "no"
PURGES = (NO_PURGE, DEACTIVATE, REMOVE)
SCHEDULE_FIELDS = tuple(
    name for name in schedule_schema.SETTINGS if name != "activated"
)
TITLE_FIELDS = ("title", "description")
KEYS = (  # of a task, in the order in which they are written
    "name id place type title description active user keep schedule settings"
).split()
# Keys of a task that are fields with another name.
FIELD_OF = {ACTIVE: "activated", USER: "run_as"}
KEY_OF = dict((field, key) for key, field in FIELD_OF.items())


class Plan(namedtuple("Plan", "name keep purge adopt tasks as_text")):
    """`name`: whose tasks these are; `tasks`: PlannedTasks, a tuple.

    `keep`: groups of what admins may have changed, which stay so; `purge`: what becomes
    of tasks that it made and does not have any more; `adopt`: whether it takes up tasks
    that are there; `as_text`: whether all values are text still, as XML has them.
    """

    __slots__ = ()


class PlannedTask(namedtuple("PlannedTask", "name id place type values keep lines")):
    """`place`: the path of its folder in the site; `id`: its name there.

    `values`: {name of a field: value as the file has it}; `keep`: as of the Plan;
    `lines`: {name of a field or key: number of its line}.
    """

    __slots__ = ()

    def where(self, field):
        """Return (line, name for people) of one of its fields or keys."""
        line = self.lines.get(field, self.lines.get(None))
        key = KEY_OF.get(field, field)
        group = group_of(field)
        if field not in (None, "place") and key not in KEYS:
            key = "%s.%s" % (group, field)
        return line, "tasks.%s.%s" % (self.name, key)


def group_of(field):
    """Return the group that a field is in."""
    if field in KEY_OF:
        return KEY_OF[field]
    if field in SCHEDULE_FIELDS:
        return SCHEDULE
    return TITLE if field in TITLE_FIELDS else SETTINGS
