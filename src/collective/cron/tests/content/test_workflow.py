"""A task has no workflow, and nothing of what Plone offers for pages."""

from collective.cron.interfaces import IBackend
from collective.cron.tests.support.faces.pages import PageTestCase
from plone import api
from plone.dexterity.utils import iterSchemataForType
from plone.dexterity.utils import resolveDottedName
from six import ensure_str

import re
import transaction


WORKFLOW = "simple_publication_workflow"
OFFERED = r'id="(?:plone-contentmenu|contentview|workflow-transition)-([^"]+)"'
NOT_OFFERED = {
    "display",
    "display-view",
    "workflow",
    "publish",
    "submit",
    "advanced",
    "portletmanager",
    "actions-ical_import_enable",
    "factories",
}


def types_of_ours():
    """Yield the names of all types that are Backends, ready-made ones and others."""
    for fti in api.portal.get_tool("portal_types").objectValues("Dexterity FTI"):
        if IBackend.implementedBy(resolveDottedName(ensure_str(fti.klass))):
            yield fti.getId()


class TestWorkflow(PageTestCase):
    def setUp(self):
        super(TestWorkflow, self).setUp()
        self.tool = api.portal.get_tool("portal_workflow")
        self.tool.setDefaultChain(WORKFLOW)

    def test_neither_that_of_the_site_nor_one_of_its_type(self):
        self.tool.setChainForPortalTypes(["CronTestTask"], WORKFLOW)
        task = self.add_task()
        self.assertEqual(tuple(self.tool.getChainFor(task)), ())
        (brain,) = api.content.find(id="task", unrestricted=True)
        self.assertFalse(brain.review_state)

    def test_what_it_had_of_a_former_version_is_not_in_force(self):
        task = self.add_task()
        self.tool[WORKFLOW].notifyCreated(task)
        self.assertEqual(self.tool.getInfoFor(task, "review_state", None), None)
        self.assertEqual(self.tool.listActionInfos(object=task), [])

    def test_the_toolbar_offers_nothing_that_makes_no_sense(self):
        self.add_task()
        offered = set(re.findall(OFFERED, self.get("/task/@@render-toolbar").contents))
        self.assertIn("edit", offered)
        self.assertEqual(offered & NOT_OFFERED, set())

    def test_contents_are_those_of_its_folder(self):
        self.add_task()
        contents = self.get("/task/@@render-toolbar").contents
        self.assertNotIn("/plone/task/folder_contents", contents)
        self.assertIn("/plone/folder_contents", contents)

    def test_it_is_not_in_the_navigation(self):
        self.add_task()
        (brain,) = api.content.find(id="task", unrestricted=True)
        self.assertTrue(brain.exclude_from_nav)

    def test_forms_ask_for_nothing_of_a_page(self):
        transaction.commit()
        for name in types_of_ours():
            fields = [
                field
                for schema in iterSchemataForType(name)
                if schema.__module__.startswith("plone.app")
                for field in schema.names()
            ]
            self.assertEqual(sorted(fields), ["description", "title"], name)
