"""A site in whose catalog all find tasks: only those who may see them do afterwards."""

from collective.cron.content import plone_permissions
from collective.cron.queueing import lookup
from collective.cron.tests.support.base import CronTestCase
from collective.cron.upgrades import v1002
from plone.dexterity.utils import createContentInContainer

import mock


class TestIndexSecurity(CronTestCase):
    def test_what_was_indexed_for_all_is_found_by_few(self):
        tasks = [self.add_task(name="task%d" % number) for number in range(3)]
        createContentInContainer(
            tasks[0], "Document", checkConstraints=False, id="inside"
        )
        with mock.patch.object(plone_permissions, "rolesForPermissionOn") as roles:
            roles.return_value = ["Anonymous"]
            for task in tasks:
                task.reindexObjectSecurity()
            self.assertEqual(len(self.seen_by("Anonymous")), 4)
        with mock.patch.object(lookup, "BATCH", 2):
            v1002.index_security(self.portal.portal_setup)
        self.assertEqual(self.seen_by("Anonymous"), [])
        self.assertEqual(len(self.seen_by("Site Administrator")), 4)

    def seen_by(self, role):
        found = self.portal.portal_catalog.unrestrictedSearchResults(
            path="/plone", allowedRolesAndUsers=[role]
        )
        return [brain.id for brain in found if brain.id != "plone"]
