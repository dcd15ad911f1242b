"""Who changes what of a task, through each door: a table.

What steers it takes Manage; whom it runs as takes Choose user too, or is oneself.
"""

from collective.cron.running import reconcile
from collective.cron.tests.support.faces import doors
from collective.cron.tests.support.faces.rights import BOSS
from collective.cron.tests.support.faces.rights import OTHERS
from collective.cron.tests.support.faces.rights import PEOPLE
from collective.cron.tests.support.faces.rights import RightsCase
from collective.cron.tests.support.faces.rights import SITE_ADMIN
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.testing import applyProfile
from zope.lifecycleevent import modified

import transaction


BEFORE = {
    "activated": False,
    "periodicity": u"17 3 * * *",
    "run_as": u"admin",
    "script": u"look",
    "secret": u"hunter2",
}
AFTER = {
    "activated": True,
    "periodicity": u"* * * * *",
    "run_as": BOSS,
    "script": u"count",
    "secret": u"another",
}
FIELDS = sorted(AFTER)
CHOICES = ("activated", "run_as")
# These write what is no field, and never a field.
OTHER_PROPERTIES = ("property_sheet", "properties")


class TestWriting(RightsCase):
    form = None  # the edit form, when it was asked for

    def setUp(self):
        super(TestWriting, self).setUp()
        self.write(AFTER)
        self.portal.portal_repository.save(self.task, u"what to go back to")
        self.start()

    def write(self, values):
        for name, value in values.items():
            setattr(self.task, name, value)
        modified(self.task)
        transaction.commit()

    def start(self):
        """Let all be as it was, without a working copy."""
        for name in self.folder.objectIds():
            if name != "task":
                self.folder._delObject(name)
        self.unlock()
        self.write(BEFORE)

    def unlock(self):
        self.task.wl_clearLocks()
        transaction.commit()

    def check_out(self):
        copy = ICheckinCheckoutPolicy(self.task).checkout(self.folder)
        transaction.commit()
        return copy.getId()

    def tick(self):
        transaction.commit()
        reconcile.reconcile_overdue()
        transaction.begin()

    def changed(self):
        """Return the names of the fields that are not as they were."""
        self.tick()
        values = dict((name, getattr(self.task, name)) for name in FIELDS)
        return sorted(name for name in FIELDS if values[name] != BEFORE[name])

    def expected(self, door, who, field):
        """Return the fields that this person changes by trying to write one."""
        if who in OTHERS or door in OTHER_PROPERTIES:
            return []
        if door in ("revert", "revert_in_a_page"):
            return [name for name in FIELDS if name not in CHOICES]
        if door == "working_copy" and field in CHOICES:
            return []
        return [] if field == "run_as" and who == SITE_ADMIN else [field]

    def check(self, people, fields=FIELDS):
        wrong = []
        for door in doors.DOORS:
            name = door.__name__
            for who in people:
                for field in fields[:1] if name.startswith("revert") else fields:
                    door(self, who, field, AFTER[field])
                    found = self.changed()
                    if found != self.expected(name, who, field):
                        wrong.append((name, who, field, found))
                    if found or len(self.folder.objectIds()) > 1:
                        self.start()
        self.assertEqual(wrong, [])

    def test_installed(self):
        self.check(PEOPLE)

    def test_uninstalled(self):
        applyProfile(self.portal, "collective.cron:uninstall")
        self.check(OTHERS, ["periodicity", "run_as"])
