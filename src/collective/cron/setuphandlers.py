"""What the profiles do that no XML can say."""

from collective.cron.bbb import INonInstallable
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.queueing import belonging
from collective.cron.queueing import departure
from collective.cron.running import reconcile
from zope.component.hooks import getSite
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles(object):
    """Profiles that are not offered in the list of add-ons."""

    def getNonInstallableProfiles(self):
        return ["collective.cron:%s" % name for name in ("uninstall", "demo", "tasks")]


def install(setup):
    """Make room for states; Backends of an earlier installation come inactive."""
    site = getSite()
    if not state.is_installed(site):
        belonging.unsettle_uninstalled(site)
        state.install(site)
    sites.remember(site)
    reconcile.reconcile_site(site)


def uninstall(setup):
    """Cancel the queued jobs and forget all states; Backends and results stay."""
    site = getSite()
    belonging.unsettle_uninstalled(site)
    for uid in state.all_states(site):
        departure.forget_jobs(site, uid)
    # Or the types would not come with the next installation.
    setup.unsetLastVersionForProfile("collective.cron:tasks")
    state.uninstall(site)
    sites.forget(site)
