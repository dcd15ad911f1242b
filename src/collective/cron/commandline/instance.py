"""The database of an instance, opened as its own configuration says."""

from AccessControl.SpecialUsers import system
from collective.cron.commandline.answer import NO_SITE
from collective.cron.commandline.answer import NOT_THERE
from collective.cron.commandline.answer import Stopped
from collective.cron.engines.lifetime import databases
from collective.cron.memory import sites
from collective.cron.worksite import entering
from collective.cron.worksite import identity
from contextlib import contextmanager
from six import ensure_str
from six import ensure_text
from zc.lockfile import LockError

import os


CONF = "COLLECTIVE_CRON_CONF"
LOCKED = (
    u"the database is open in another process, and only one can open it: give the "
    u"address of the site to ask the server that runs, --url http://...; or use ZEO"
)


def find_configuration(given=None):
    """Return the path of zope.conf: given, from the environment, or of an instance."""
    home = os.environ.get("INSTANCE_HOME", "")
    named = given or os.environ.get(CONF)
    folders = [home] if home else []
    candidates = [
        os.path.join(folder, "etc", "zope.conf")
        for folder in folders + [".", "instance"]
    ]
    # Where one is named, it is never another instance.
    candidates = [ensure_str(named)] if named else candidates
    for path in candidates:
        if os.path.isfile(path):
            return path
    message = u"no zope.conf: give --conf, or set %s; looked for %s"
    raise Stopped(message % (CONF, u", ".join(map(ensure_text, candidates))), NO_SITE)


@contextmanager
def opened(configuration):
    """Open Zope as a zope.conf says, and close its databases after the block."""
    os.environ["COLLECTIVE_CRON_WORKER"] = "off"
    from Zope2.Startup.run import configure_wsgi

    import Zope2

    try:
        configure_wsgi(configuration)
        Zope2.startup_wsgi()
    except LockError:
        raise Stopped(LOCKED, NO_SITE)
    try:
        yield
    finally:
        databases.close()


@contextmanager
def entered(wanted=None):
    """Give a site, entered, as the system: the path or id of one, or the only one."""
    with entering.open_application_alone() as app:
        path = _path(sites.known_paths(app), wanted)
    with entering.open_site(path) as site, identity.acting_as(system):
        yield site


def _path(paths, wanted):
    if wanted is None and len(paths) == 1:
        return paths[0]
    wanted = (wanted or u"").strip("/")
    for path in paths:
        if wanted and wanted in (path.strip("/"), path.rpartition("/")[2]):
            return path
    known = u", ".join(map(ensure_text, paths)) or u"none with tasks"
    said = u"%s: there is no such site;" % wanted if wanted else u"which site?"
    raise Stopped(u"%s --site takes one of: %s" % (said, known), NOT_THERE)
