"""Report: how the cron system of one site is, or of all; plain data, quickly."""

from collective.cron import clock
from collective.cron.errors import QueueUnavailable
from collective.cron.health import rule
from collective.cron.health import site_facts
from collective.cron.interfaces import IJobQueue
from collective.cron.memory import sites
from collective.cron.schedule import rules
from collective.cron.settings import site_settings
from collective.cron.text import redact
from collective.cron.text.rare_lines import lines
from collective.cron.worksite.entering import site_at
from collective.cron.worksite.entering import site_path
from Products.CMFCore.interfaces import ISiteRoot
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.component.hooks import setSite


LISTED = 20  # names of workers
UNKNOWN = {"alive": None, "stopping": None, "known": None, "names": [], "last": None}
SITES = 100


def of(app_or_site):
    """Return the report of one site, or of all sites of an application; a dict.

    Reads states alone, and writes nothing. `status`: ok, warn or fail; `problems`: what
    that rests on, see rule.py; `at`: aware UTC; `workers`: how many are `alive`,
    `stopping` and `known` (None if nobody can tell), the `names` of those alive, twenty
    at most, and the `last` sign of life; `reconciled`: when a worker last looked for
    what is overdue; `zones`;
    `sites`: of each, a hundred at most, its facts (see site_facts.py), its `status` and
    its `problems`, or an `error`; `site_count`: how many there are.
    """
    now = clock.now()
    paths, app = [], None
    if ISiteRoot.providedBy(app_or_site):
        paths = [site_path(app_or_site)]
        found = [(paths[0], app_or_site)]
    else:
        app = app_or_site
        paths = sites.known_paths(app)
        found = [(path, site_at(app, path)) for path in paths[:SITES]]
    before = getSite()
    try:
        workers = _workers(found)
        told = [_tell(path, site, workers, now) for path, site in found]
    finally:
        setSite(before)
    report = {
        "at": now,
        "workers": _describe(workers),
        "reconciled": max([w.ticked for w in workers or () if w.ticked] or [None]),
        "zones": {"version": rules.zone_data(), "old": rules.is_old(now)},
        "sites": told,
        "site_count": len(paths),
    }
    return rule.judge(report)


def _workers(found):
    """Return the Workers; None if nobody can tell, or if there is no site to ask in."""
    for path, site in found:
        try:
            setSite(site)
            return getUtility(IJobQueue).workers()
        except QueueUnavailable:
            return None
        except Exception as error:
            # With each request of each monitor.
            what = "%s: workers cannot be asked for here" % path
            lines.say_error(what, what, error)
    return None


def _tell(path, site, workers, now):
    try:
        setSite(site)
        facts = site_facts.gather(site, workers, now)
        facts["limits"] = dict(
            (name, site_settings.get("health_" + name, site)) for name in rule.LIMITS
        )
        return facts
    except Exception as error:
        # A broken site hides nothing of the others.
        return {"site": path, "error": redact.describe_error(error)}


def _describe(workers):
    if workers is None:
        return dict(UNKNOWN)
    alive = [worker for worker in workers if worker.takes_jobs]
    pings = [worker.last_ping for worker in alive or workers if worker.last_ping]
    names = sorted(redact.to_text(worker.name, 80) for worker in alive)
    return {
        "alive": len(alive),
        "stopping": sum(1 for one in workers if one.alive and one.stopping),
        "known": len(workers),
        "names": names[:LISTED],
        "last": max(pings) if pings else None,
    }
