"""What the profiles do that no XML can say."""

from collective.cron.bbb import INonInstallable
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IJobQueue
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.running import reconcile
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles(object):
    """Profiles that are not offered in the list of add-ons."""

    def getNonInstallableProfiles(self):
        return ["collective.cron:uninstall", "collective.cron:demo"]


def install(setup):
    """Make room for states; Backends of an earlier installation are queued again."""
    site = getSite()
    state.install(site)
    sites.remember(site)
    reconcile.reconcile_site(site)


def uninstall(setup):
    """Cancel the queued jobs and forget all states; Backends and results stay."""
    site = getSite()
    queue = getUtility(IJobQueue)
    for known in state.all_states(site).values():
        for job_id in (known.pending, known.extra and known.extra["job_id"]):
            try:
                if job_id is not None:
                    queue.remove(job_id)
            except QueueUnavailable:
                # The job finds no state and does nothing.
                break
    state.uninstall(site)
    sites.forget(site)
