"""Test layers: a Plone site with the add-on, its demo type and an engine.

An add-on can use CRON_FIXTURE as a base for layers of its own: inline_queue() gives
an engine that runs due jobs when the test tells it to, at the time the test sets.
"""

from collective.cron.engines.inline import InlineQueue
from collective.cron.interfaces import IJobQueue
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from zope.component import getGlobalSiteManager
from zope.component import getUtility

import collective.cron.tests.support
import os
import tempfile


# A server that a layer starts is no worker.
os.environ.setdefault("COLLECTIVE_CRON_WORKER", "off")
# zc.async writes the name of its worker into the current folder if it is not told.
os.environ.setdefault(
    "ZC_ASYNC_UUID",
    os.path.join(tempfile.gettempdir(), "collective.cron-tests-%d.uuid" % os.getpid()),
)


WORKER = "COLLECTIVE_CRON_WORKER"


class CronFixture(PloneSandboxLayer):
    """A site with the add-on, and the inline engine in place of a real one."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        # A layer with a web server is not to become a worker of the real engine.
        self._worker = os.environ.get(WORKER, "")
        os.environ[WORKER] = "off"
        self.loadZCML(package=collective.cron)
        self.loadZCML(package=collective.cron.tests.support, name="tasks.zcml")
        getGlobalSiteManager().registerUtility(InlineQueue(), IJobQueue)

    def tearDownZope(self, app):
        os.environ[WORKER] = self._worker

    def setUpPloneSite(self, portal):
        applyProfile(portal, "collective.cron:default")
        applyProfile(portal, "collective.cron:demo")
        for name in ("census", "practice"):
            portal._delObject(name)
        applyProfile(portal, "collective.cron.tests.support:tasks")


CRON_FIXTURE = CronFixture()
CRON_INTEGRATION = IntegrationTesting(bases=(CRON_FIXTURE,), name="Cron:Integration")
CRON_FUNCTIONAL = FunctionalTesting(bases=(CRON_FIXTURE,), name="Cron:Functional")


def inline_queue():
    """Return the inline engine of the running test, empty."""
    queue = getUtility(IJobQueue)
    queue.held.clear()
    queue.reachable = True
    queue.what_is_wrong = None
    return queue
