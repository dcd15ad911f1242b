"""Test layers: a Plone site with the add-on, its demo type and an engine.

An add-on uses CRON_FIXTURE as a base for layers of its own. Jobs that are due run when
the test says so, see running.py.
"""

from collective.cron.engines.inline import InlineQueue
from collective.cron.interfaces import IJobQueue
from collective.cron.testing.engine import inline_queue
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from zope.component import getGlobalSiteManager

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
NO_RUNS = (
    "an integration layer has no runs: a run sees only what is committed, and what a "
    "test commits here stays for the next one -- use CRON_FUNCTIONAL"
)


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


class CronIntegration(IntegrationTesting):
    """What is queued can be looked at; there are no runs, and it says why."""

    def testSetUp(self):
        super(CronIntegration, self).testSetUp()
        inline_queue().no_runs = NO_RUNS

    def testTearDown(self):
        inline_queue().no_runs = None
        super(CronIntegration, self).testTearDown()


CRON_FIXTURE = CronFixture()
CRON_INTEGRATION = CronIntegration(bases=(CRON_FIXTURE,), name="Cron:Integration")
CRON_FUNCTIONAL = FunctionalTesting(bases=(CRON_FIXTURE,), name="Cron:Functional")
