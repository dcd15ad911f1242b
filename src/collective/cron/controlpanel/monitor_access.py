"""The token with which monitors read of a site: made and removed, by whatever face.

Whoever calls has checked the permission and that the request is meant.
"""

from collective.cron import _
from collective.cron import clock
from collective.cron import logger
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import NOTHING_TO_DO
from collective.cron.actions.outcome import Outcome
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.health import site_token
from collective.cron.worksite import identity
from collective.cron.worksite.entering import site_path


FIRST = _(u"Keep it: it is shown this once.")
REPLACED = _(u"Keep it: it is shown this once, and the one before is void from now on.")


def make(site):
    """Make a token in place of the former; return (Outcome, token), to show it once."""
    by = identity.current_user_id() or u"system"
    is_first = site_token.noted(site) is None
    token = site_token.make(site, by, clock.now())
    noting.note_for(site, deeds.TOKEN_MADE)
    logger.info("%s: a new token for monitors, made by %s", site_path(site), by)
    return Outcome(DONE, FIRST if is_first else REPLACED), token


def remove(site):
    """Make the token void; return an Outcome."""
    if not site_token.drop(site):
        return Outcome(NOTHING_TO_DO, _(u"There is no token."))
    by = identity.current_user_id() or u"system"
    noting.note_for(site, deeds.TOKEN_REMOVED)
    logger.info("%s: the token for monitors was removed by %s", site_path(site), by)
    return Outcome(DONE, _(u"No monitor reads with that token any more."))
