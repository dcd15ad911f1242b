"""What the tests of scripts have in common: any function is one."""

from collective.cron.scripts.registry import IScript
from collective.cron.scripts.registry import Script
from collective.cron.tests.support.base import CronTestCase
from plone import api
from zope.component import getGlobalSiteManager

import transaction


NAME = u"acme.report"


def register(test, function, name=NAME, **options):
    """Register a function as a script until the end of a test; return the Script."""
    script = Script(name, u"acme", lambda: function, **options)
    site = getGlobalSiteManager()
    site.registerUtility(script, IScript, name)
    test.addCleanup(site.unregisterUtility, script, IScript, name)
    return script


def forget(script):
    """Let a script be gone, as with its add-on."""
    getGlobalSiteManager().unregisterUtility(script, IScript, script.name)


class ScriptCase(CronTestCase):
    def add_script_task(self, name="task", **values):
        """Add an active task of the script for every five minutes, and commit."""
        values.setdefault("script", NAME)
        values.setdefault("periodicity", u"*/5 * * * *")
        values.setdefault("activated", True)
        values.setdefault("timezone", u"UTC")
        task = api.content.create(self.portal, "CronScript", name, u"Task", **values)
        transaction.commit()
        return task

    def play(self, function, settings=None, **values):
        """Register a function, run a task of it; return the Result."""
        register(self, function)
        task = self.add_script_task(**values)
        if settings is not None:
            task.settings = settings
        self.run_due("10:05:00")
        return task.getLastResult()
