"""The calendar: by permission, by an address of one's own, and for nobody else."""

from collective.cron.actions import calendar_access
from collective.cron.audit import record
from collective.cron.memory import annotations
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from icalendar import Calendar
from plone import api

import re
import transaction


REVOKE = "/@@cron-calendar-revoke"
ADDRESS = re.compile(r"/@@cron-calendar\.ics\?token=[0-9a-f.]+")


class TestCalendarPage(PageTestCase):
    def setUp(self):
        super(TestCalendarPage, self).setUp()
        self.add_people()
        self.add_task(periodicity=u"0 9 * * *")
        self.add_task(name="often", periodicity=u"*/5 * * * *")
        self.add_task(name="idle", periodicity=u"0 9 * * *", activated=False)

    def make(self, name=VIEWER):
        page = self.told(self.post("/@@cron-calendar-make", name))
        (found,) = set(ADDRESS.findall(page))
        return found

    def events(self, browser):
        found = browser.contents
        found = found if isinstance(found, bytes) else found.encode("utf-8")
        return [e for e in Calendar.from_ical(found).walk() if e.name == "VEVENT"]

    def test_by_permission(self):
        browser = self.get("/@@cron-calendar.ics", VIEWER)
        events = self.events(browser)
        self.assertEqual(len(events), 29)  # with that of this morning
        self.assertIn("text/calendar", browser.headers["content-type"])
        self.assertIn(":20261124T090000Z\r\nDTEND", self.read(browser))
        again = self.events(self.get("/@@cron-calendar.ics?weeks=1", VIEWER))
        self.assertEqual(len(again), 8)
        self.assertEqual(
            set(e["UID"] for e in again) - set(e["UID"] for e in events), set()
        )

    def test_an_address_opens_it_without_a_login_and_writes_nothing(self):
        address = self.make()
        before = self.portal._p_jar.db().lastTransaction()
        self.assertEqual(len(self.events(self.get(address, ANONYMOUS))), 29)
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)
        self.assertNotIn(
            "token",
            str(list(annotations.read(self.portal, calendar_access.KEY).values())),
        )
        self.assertIn(u"calendar-made", [e.deed for _k, e in record.walk(self.portal)])

    def test_a_new_address_makes_the_former_void_and_so_does_the_button(self):
        former = self.make()
        later = self.make()
        self.assertEqual(self.status_of(self.get(former, ANONYMOUS)), 404)
        self.assertEqual(self.status_of(self.get(later, ANONYMOUS)), 200)
        self.post("/@@cron-calendar-revoke", VIEWER)
        self.assertEqual(self.status_of(self.get(later, ANONYMOUS)), 404)

    def test_anything_else_opens_nothing(self):
        address = self.make()
        wrong = address[:-1] + ("0" if address[-1] != "0" else "1")
        for path in (
            wrong,
            address + "0",
            "/@@cron-calendar.ics?token=",
            "/@@cron-calendar.ics?token=" + "0" * 16 + "." + "0" * 48,
            "/@@cron-calendar.ics?token:list=x",
        ):
            self.assertEqual(self.status_of(self.get(path, ANONYMOUS)), 404, path)
        self.assertEqual(self.status_of(self.get("/@@cron-calendar.ics", MEMBER)), 401)

    def test_it_is_worth_no_more_than_who_made_it_may(self):
        address = self.make()
        api.user.revoke_roles(username=VIEWER, roles=["Cronviewer"])
        transaction.commit()
        self.assertEqual(self.status_of(self.get(address, ANONYMOUS)), 404)
        api.user.delete(username=VIEWER)
        transaction.commit()
        self.assertEqual(self.status_of(self.get(address, ANONYMOUS)), 404)

    def test_who_manages_tasks_makes_that_of_another_void(self):
        address = self.make()
        name = address.rpartition("=")[2].partition(".")[0]
        page = self.read(self.get("/@@cron-simulate"))
        self.assertIn('name="address" value="%s"' % name, page)
        secret = address.rpartition(".")[2]
        self.assertNotIn(secret, page)
        # Those with View see none but their own, and make none other void.
        self.assertNotIn(name, self.read(self.get("/@@cron-simulate", VIEWER)))
        browser = self.post(REVOKE, VIEWER, address=name)
        self.assertEqual(self.status_of(browser), 401)
        self.post(REVOKE, token=False, address=name)
        self.assertEqual(self.status_of(self.get(address, ANONYMOUS)), 200)
        self.assertIn("is void.", self.told(self.post(REVOKE, address=name)))
        self.assertEqual(self.status_of(self.get(address, ANONYMOUS)), 404)
        self.assertIn("void already", self.told(self.post(REVOKE, address=name)))
        told = [e for _k, e in record.walk(self.portal) if e.deed == "calendar-revoked"]
        self.assertEqual(told[0].changes, ((u"user", VIEWER, u""),))
        self.assertEqual(told[0].user, u"admin")
