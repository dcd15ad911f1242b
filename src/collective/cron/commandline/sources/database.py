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
from collective.cron.commandline.sources.picking import pick
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackendJobManager
from collective.cron.overview import listing
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.queueing.places import uid_of
from collective.cron.running import reconcile
from collective.cron.services.dashboard import workers
from collective.cron.services.results.listing import serialize
from collective.cron.services.shared import as_data
from collective.cron.services.shared.service import CronService
from zope.globalrequest import getRequest

import getpass
import transaction


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

    def act(self, text, action, sent):
        """Do something with a task; return what is said of it and more data."""
        manager = IBackendJobManager(self.backend(text))
        return self._told(_ACTIONS[action](manager, sent))

    def act_on_site(self, action, sent):
        """Do something with all tasks."""
        return self._told(_ACTIONS_ON_SITE[action](self.site, sent))

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

    def _told(self, outcome):
        message = outcome.say(getRequest())
        if not outcome.well:
            transaction.abort()
            raise Stopped(message, NOT_WELL)
        transaction.commit()
        return {
            "code": outcome.code,
            "message": message,
            "asked": as_data.instant(outcome.occurrence),
        }


def who():
    """Return who uses the command line, text."""
    return u"%s (command line)" % getpass.getuser()


def _run(manager, sent):
    try:
        settings = own_run.settings_of_run(
            manager.backend, sent.get("settings"), sent.get("dry_run", False)
        )
    except CronError as error:
        raise Stopped(u"%s" % error, NOT_WELL)
    return one_backend.run(manager, settings=settings)


def _activate(manager, sent):
    return one_backend.activate(manager, reconcile.known_workers(), clock.now())


_ACTIONS = {
    "run": _run,
    "activate": _activate,
    "deactivate": lambda manager, sent: one_backend.deactivate(manager),
    "cancel": lambda manager, sent: one_backend.cancel(manager, None, who()),
    "repair": lambda manager, sent: repair.repair(manager, reconcile.known_workers()),
}
_ACTIONS_ON_SITE = {
    "pause": lambda site, sent: pausing.pause(
        site,
        sent["reason"],
        clock.from_iso(sent["until"]) if sent.get("until") else None,
        who(),
    ),
    "resume": lambda site, sent: pausing.resume(site, who()),
    "repair": lambda site, sent: repair.repair_site(site, reconcile.known_workers()),
}
