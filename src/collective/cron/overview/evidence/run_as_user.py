"""The user a Backend runs as: there, not there, or nobody can tell."""

from collective.cron.worksite import identity
from collective.cron.worksite.directory import DirectoryAway


def is_there(manager, plan, known=None):
    """Tell whether the user of a plan is still where it was found.

    True, False, or why that cannot be told, text.
    """
    key = plan.user, plan.where
    if known is not None and key in known:
        return known[key]
    try:
        identity.find_user(manager.site, plan.user, plan.where)
        found = True
    except identity.UserGone:
        found = False
    except DirectoryAway as error:
        found = error.why
    if known is not None:
        known[key] = found
    return found
