"""All ways in which people change a task on pages: each one entry, a refusal none."""

from collective.cron.audit import deeds
from collective.cron.audit import record
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from plone.uuid.interfaces import IUUID

import transaction


class TestWays(PageTestCase):
    def setUp(self):
        super(TestWays, self).setUp()
        self.add_people()
        self.task = self.add_task()
        transaction.commit()
        self.last = self.entries(0)[-1][0]

    def entries(self, after):
        found = [pair for pair in record.walk(self.portal) if pair[0] > after]
        return found[::-1]

    def check(self, way, *expected):
        """See that a way leaves these deeds; return their entries."""
        way()
        transaction.begin()
        found = self.entries(self.last)
        self.last = max([self.last] + [key for key, _entry in found])
        told = [entry for _key, entry in found]
        self.assertEqual(tuple(entry.deed for entry in told), expected)
        for entry in told:
            self.assertEqual((entry.user, entry.origin), (u"admin", u"page"))
        return told

    def edit(self, name, value):
        browser = self.get("/task/edit")
        browser.getControl(name="form.widgets." + name).value = value
        browser.getForm(id="form").submit("Save")

    def test_edit_form(self):
        title = "IBasic.title"
        (entry,) = self.check(lambda: self.edit(title, "Other"), deeds.CHANGED)
        self.assertEqual(entry.changes, ((u"title", u"Task", u"Other"),))
        self.check(lambda: self.edit(title, "Other"))
        (entry,) = self.check(
            lambda: self.edit("secret", "hunter2-hunter2"), deeds.CHANGED
        )
        self.assertEqual(entry.changes, ((u"secret", None, None),))
        self.assertNotIn("hunter2", repr(self.entries(0)))

    def test_lists_and_runs(self):
        other = self.add_task(name="other")
        transaction.commit()
        self.last = self.entries(0)[-1][0]
        uids = {"uid:list": IUUID(other), "confirmed": "1"}
        bulk = "/@@cron-bulk"
        self.check(
            lambda: self.post(bulk, action="deactivate", **uids), deeds.DEACTIVATED
        )
        self.check(lambda: self.post(bulk, action="activate", **uids), deeds.ACTIVATED)
        self.check(lambda: self.post("/task/@@cron-run"), deeds.RUN)
        self.check(lambda: self.post("/@@cron-pause", reason="Moving"), deeds.PAUSED)
        self.check(lambda: self.post("/@@cron-resume"), deeds.RESUMED)

    def test_in_the_zmi(self):
        (entry,) = self.check(
            lambda: self.post("/manage_renameObject", id="task", new_id="renamed"),
            deeds.MOVED,
        )
        self.assertEqual(entry.changes, ((u"path", u"task", u"renamed"),))
        self.check(
            lambda: self.post("/manage_delObjects", ids="renamed"), deeds.DELETED
        )

    def test_what_is_refused_leaves_nothing(self):
        self.check(lambda: self.post("/task/@@cron-deactivate", VIEWER))
        self.check(lambda: self.post("/task/@@cron-run", VIEWER))
        self.check(lambda: self.post("/@@cron-pause", VIEWER))
        self.check(lambda: self.post("/@@cron-calendar-revoke", VIEWER, address="x"))
        self.check(lambda: self.post("/task/@@cron-deactivate", token=False))
        self.check(lambda: self.get("/task/@@cron-deactivate"))
