"""A site whose tasks had a workflow, and stood in the navigation."""

from collective.cron.content import workflow
from collective.cron.content.backend import Backend
from collective.cron.tests.support.base import CronTestCase
from collective.cron.upgrades import v1006
from plone import api
from zope.component import getGlobalSiteManager

import mock


class TestIndexAgain(CronTestCase):
    def test_neither_is_left_in_the_catalog(self):
        tool = api.portal.get_tool("portal_workflow")
        tool.setDefaultChain("simple_publication_workflow")
        registry = getGlobalSiteManager()
        registry.unregisterAdapter(workflow.chain_of_backend)
        try:
            with mock.patch.object(Backend, "exclude_from_nav", False):
                task = self.add_task()
        finally:
            registry.registerAdapter(workflow.chain_of_backend)
        (brain,) = api.content.find(UID=task.UID())
        found = brain.review_state, brain.exclude_from_nav
        self.assertEqual(found, ("private", False))
        v1006.index_again(self.portal.portal_setup)
        (brain,) = api.content.find(UID=task.UID())
        self.assertFalse(brain.review_state)
        self.assertTrue(brain.exclude_from_nav)
