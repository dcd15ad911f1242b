"""Database: a site in the database that this process has opened."""

from collective.cron import clock
from collective.cron.actions import adding
from collective.cron.actions import one_backend
from collective.cron.actions import own_run
from collective.cron.actions import pausing
from collective.cron.actions import repair
from collective.cron.commandline.answer import NOT_THERE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.sources import asked_here
from collective.cron.commandline.sources.installation import Installation
from collective.cron.commandline.sources.picking import pick
from collective.cron.engines.lifetime import guest
from collective.cron.interfaces import IBackendJobManager
from collective.cron.overview import listing
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.overview.simulated import calendar_feed
from collective.cron.overview.simulated.simulation import check_period
from collective.cron.overview.simulated.simulation import simulate
from collective.cron.overview.simulated.simulation import simulate_site
from collective.cron.queueing.places import uid_of
from collective.cron.running import reconcile
from collective.cron.running import runner
from collective.cron.services.dashboard import workers
from collective.cron.services.results.listing import serialize
from collective.cron.services.shared import as_data
from collective.cron.services.shared.service import CronService
from collective.cron.services.simulated import get as simulated
from collective.cron.settings.zones import site_zone
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature
from six import ensure_text
from zope.globalrequest import getRequest

import getpass
import os
import transaction


CALENDAR = u"Runs by schedule, as the settings are now."


class Database(object):
    """Answers as REST does, with the same data. Acts for nobody, so it may do all."""

    def __init__(self, site):
        self.site = site

    def tasks(self):
        """Return all tasks in short, sorted by title."""
        service = self._service()
        found = listing.overviews_of(self.site, service.workers, service.now)
        return [as_data.describe(one, service) for one in found]

    def task(self, text):
        """Return all there is on one task."""
        service, backend = self._service(), self.backend(text)
        overview = BackendOverview(backend, service.workers, service.now)
        return as_data.describe_fully(overview, service)

    def upcoming(self, text, count):
        """Return its next occurrences: the task in short, a list of ISO texts."""
        service, backend = self._service(), self.backend(text)
        overview = BackendOverview(backend, service.workers, service.now)
        instants = [clock.to_iso(one) for one in overview.upcoming(count)]
        return as_data.describe(overview, service), instants

    def results(self, text, count):
        """Return its newest results, a list."""
        folder = self.backend(text).results_folder()
        ids = [] if folder is None else folder.newest(0, count)
        return [serialize(folder[one], getRequest()) for one in ids]

    def result(self, text, id):
        """Return one of its results, the newest one if no id is given."""
        folder = self.backend(text).results_folder()
        newest = [] if folder is None else folder.newest(0, 1)
        found = folder.get(id or newest[0]) if newest else None
        if found is None:
            raise Stopped(u"%s: there is no such result" % (id or text), NOT_THERE)
        return serialize(found, getRequest())

    def workers(self):
        """Return who works, as the list of tasks has it."""
        service = self._service()
        found = listing.overviews_of(self.site, service.workers, service.now)
        return workers.describe(service, found)

    def health(self):
        """Return the report for monitors, as plain data."""
        return Installation(self.site).health()

    def zone(self, text):
        """Return the name of the time zone of a task, or of the site for None."""
        return self.backend(text).timezone if text else site_zone()

    def simulate(self, text, since, until, count):
        """Return what would run in a period (ISO texts): of a task, or of all.

        As REST has it, with so many of the first `items` in one page.
        """
        found = self._simulation(text, since, until)
        items = [simulated.describe_row(row) for row in found.rows[:count]]
        total = {"items": items, "items_total": len(found.rows)}
        return dict(simulated.describe(found), **total)

    def calendar(self, text, since, until):
        """Return the same as iCalendar, text."""
        found, now = self._backends(text), clock.now()
        period = clock.from_iso(since), clock.from_iso(until)
        title = self.site.title if text is None else found[0].title
        check_period(*period)
        made = calendar_feed.write_period(found, *(period + (now, title, CALENDAR)))
        return ensure_text(made)

    def act(self, text, action, sent):
        """Do something with a task; return what is said of it and more data."""
        return self._do(
            action,
            lambda: _ACTIONS[action](IBackendJobManager(self.backend(text)), sent),
        )

    def act_on_site(self, action, sent):
        """Do something with all tasks."""
        return self._do(action, lambda: _ACTIONS_ON_SITE[action](self.site, sent))

    def run_here(self, text, sent):
        """Run a task once in this process, to its end; return the same."""
        jobs = []

        def ask():
            manager = IBackendJobManager(self.backend(text))
            outcome, job = asked_here.ask(manager, _settings_of_run(manager, sent))
            jobs[:] = [job]
            return outcome

        with guest.staying() as own:
            told = self._do("run", ask)
            runner.run(jobs[0].to_args(), own)
        return told

    def look_again(self):
        """See what others have stored meanwhile."""
        transaction.begin()

    def backend(self, text):
        """Return the Backend that is meant; raise Stopped."""
        found = listing.gather(self.site, lambda backend: backend)
        candidates = [
            (uid_of(one), adding.path_of(self.site, one), one) for one in found
        ]
        return pick(candidates, text)

    def _service(self):
        return CronService(self.site, getRequest())

    def _backends(self, text):
        if text is not None:
            return [self.backend(text)]
        return listing.gather(self.site, lambda backend: backend)

    def _simulation(self, text, since, until):
        period = clock.from_iso(since), clock.from_iso(until)
        if text is not None:
            return simulate(self.backend(text), *period)
        return simulate_site(self._backends(None), *period)

    def _do(self, action, function):
        """Commit what a function does, called again where others were quicker."""

        def attempt():
            outcome = function()
            if not outcome.well:
                raise Stopped(outcome.say(getRequest()), NOT_WELL)
            return outcome

        signature = Signature(u"%s, by %s" % (action, who()))
        outcome = in_transaction(attempt, signature=signature)
        return {
            "code": outcome.code,
            "message": outcome.say(getRequest()),
            "asked": as_data.instant(outcome.occurrence),
        }


def who():
    """Return who uses the command line, text."""
    try:
        name = ensure_text(getpass.getuser(), errors="replace")
    except (EnvironmentError, ImportError, KeyError):
        # In a container a user may have a number alone.
        name = u"%d" % os.getuid()
    return u"%s (command line)" % name


def _settings_of_run(manager, sent):
    return own_run.settings_of_run(manager.backend, dry=sent.get("dry_run", False))


def _run(manager, sent):
    return one_backend.run(manager, settings=_settings_of_run(manager, sent))


def _activate(manager, sent):
    return one_backend.activate(manager, reconcile.known_workers(), clock.now())


def _cancel(manager, sent):
    if "occurrence" not in sent:
        return one_backend.cancel(manager, None, who())
    occurrence = clock.from_iso(sent["occurrence"])
    return one_backend.withdraw(manager, occurrence, who())


_ACTIONS = {
    "run": _run,
    "activate": _activate,
    "deactivate": lambda manager, sent: one_backend.deactivate(manager),
    "cancel": _cancel,
    "repair": lambda manager, sent: repair.repair(manager, reconcile.known_workers()),
}
_ACTIONS_ON_SITE = {
    "pause": lambda site, sent: pausing.pause(
        site,
        sent["reason"],
        clock.from_iso(sent["until"]) if "until" in sent else None,
        who(),
    ),
    "resume": lambda site, sent: pausing.resume(site, who()),
    "repair": lambda site, sent: repair.repair_site(site, reconcile.known_workers()),
}
