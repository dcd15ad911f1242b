"""What can be done: the codes that are stored, and which of them are about runs."""

# With a task.
ADDED = u"added"
CAME = u"came"  # from elsewhere: a copy, an import, a former installation
CHANGED = u"changed"
ACTIVATED = u"activated"
DEACTIVATED = u"deactivated"
USER = u"user"  # that it runs as
TAKEN_OVER = u"taken-over"
MOVED = u"moved"
DELETED = u"deleted"
LEFT = u"left"  # to another site
GONE = u"gone"  # without a word
UNDONE = u"undone"  # in the database
PUT_BACK = u"put-back"  # what was not chosen here
REPAIRED = u"repaired"
HALTED = u"halted"  # it failed too often
# With its runs.
RUN = u"run"
CANCELLED = u"cancelled"
WITHDRAWN = u"withdrawn"
# With all tasks of a site.
SETTINGS = u"settings"
PAUSED = u"paused"
RESUMED = u"resumed"
PLAN = u"plan"
CALENDAR_MADE = u"calendar-made"
CALENDAR_REVOKED = u"calendar-revoked"
TOKEN_MADE = u"token-made"  # for monitors
TOKEN_REMOVED = u"token-removed"

OF_RUNS = (RUN, CANCELLED, WITHDRAWN)
OF_SITE = (
    SETTINGS,
    PAUSED,
    RESUMED,
    PLAN,
    CALENDAR_MADE,
    CALENDAR_REVOKED,
    TOKEN_MADE,
    TOKEN_REMOVED,
)
# What says by itself what all changes of its transaction were for.
ALL = (
    (
        ADDED,
        CAME,
        CHANGED,
        ACTIVATED,
        DEACTIVATED,
        USER,
        TAKEN_OVER,
        MOVED,
        DELETED,
        LEFT,
        GONE,
        UNDONE,
        PUT_BACK,
        REPAIRED,
        HALTED,
    )
    + OF_RUNS
    + OF_SITE
)


def named(changes):
    """Return the deed that changes of the settings of a task amount to."""
    names = set(name for name, _old, _new in changes)
    if names == {u"activated"}:
        return ACTIVATED if changes[0][2] == u"true" else DEACTIVATED
    if names == {u"run_as"}:
        return USER
    return MOVED if names == {u"path"} else CHANGED
