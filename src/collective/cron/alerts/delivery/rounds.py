"""Rounds: each site that tells people is looked at, and what is due there is sent."""

from collective.cron.alerts import bell
from collective.cron.alerts import outbox
from collective.cron.alerts.delivery import sending
from collective.cron.alerts.pings import of_site
from collective.cron.alerts.watching import candidates
from collective.cron.alerts.watching import look
from collective.cron.memory import sites
from collective.cron.text import failures
from collective.cron.worksite import entering


AT_ONCE = 20  # messages of one site; then it is the turn of the next one


def go(watch=True):
    """Make one round, in connections of its own; `watch`: look for what is late, too.

    A broken site does not stop the others.
    """
    with entering.open_application_alone() as app:
        paths = sites.known_paths(app)
        candidates.kept.hear(app, paths)
    for path in paths:
        try:
            if _visit(path, watch):
                bell.ring()
        except BaseException:
            failures.log("%s: nobody can be told what happened here", path)


def _visit(path, watch):
    """Visit a site; return whether there is more to be sent."""
    with entering.open_site(path) as site:
        if site is None:
            return False
        if watch:
            of_site.ping(site)
            look.look(site, candidates.find(site))
        return not outbox.is_empty(site) and sending.send_due(site, AT_ONCE)
