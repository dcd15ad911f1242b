"""What a price list does, in runs as a worker does them."""

from acme.prices import shop
from acme.prices.testing import PRICES_FUNCTIONAL
from collective.cron import testing
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID

import transaction
import unittest


class TestPriceList(unittest.TestCase):
    layer = PRICES_FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        testing.inline_queue()
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.prices = {u"a1": u"2.50", u"a2": u"3.00"}
        self.addCleanup(setattr, shop, "fetch", shop.fetch)
        shop.fetch = self.fetch
        for number in self.prices:
            api.content.create(self.portal, "Document", number, number)
        with testing.stopped_clock("2027-03-26T12:00:00Z"):
            self.task = self.add_task()
        # A run sees only what is committed.
        transaction.commit()

    def add_task(self):
        return api.content.create(
            self.portal,
            "PriceList",
            "prices",
            periodicity=u"0 3 * * *",
            timezone=u"Europe/Paris",
            activated=True,
            address="https://shop.example.org/prices",
            key=u"the-key",
        )

    def fetch(self, address, key):
        self.asked = address, key
        return self.prices

    def test_pages_have_their_price(self):
        run = testing.run_now(self.task)
        self.assertEqual(run.status, u"OK")
        self.assertEqual(self.asked[1], u"the-key")
        self.assertEqual(run.lines, (u"The list has 2 prices.",))
        self.assertEqual(self.portal["a1"].description, u"2.50 EUR")
        self.assertEqual(len(run.tables[0].rows()), 2)

    def test_one_without_a_page_is_a_warning(self):
        self.prices[u"a3"] = u"1"
        run = testing.run_now(self.task)
        self.assertEqual(run.warnings, (u"There is no page for a3.",))

    def test_a_dry_run_shows_and_writes_nothing(self):
        run = testing.run_now(self.task, settings={"dry_run": True})
        self.assertEqual(len(run.tables[0].rows()), 2)
        self.assertEqual(self.portal["a1"].description, u"")

    def test_what_the_shop_raises_is_raised(self):
        self.prices = None
        with self.assertRaises(TypeError):
            testing.run_now(self.task)
        self.assertEqual(self.portal["a1"].description, u"")

    def test_the_key_is_in_no_record(self):
        self.prices = {u"the-key": u"1"}
        run = testing.run_now(self.task)
        self.assertNotIn(u"the-key", run.reason)

    def test_it_runs_each_night_also_when_the_clocks_change(self):
        with testing.stopped_clock("2027-03-26T12:00:00Z"):
            testing.assert_queued(self.task, at="2027-03-27T02:00:00Z")
            runs = testing.run_until("2027-03-29T12:00:00Z")
        hours = [run.occurrence.hour for run in runs]
        self.assertEqual(hours, [2, 1, 1])

    def test_a_conflict_with_an_editor(self):
        with testing.conflict_once():
            run = testing.run_now(self.task)
        self.assertEqual((run.status, run.attempt), (u"OK", 2))

    def test_killed_in_the_middle_the_next_run_goes_on(self):
        with testing.kill_during((u"a2", u"3.00")):
            run = testing.run_now(self.task)
        self.assertEqual(run.status, u"INTERRUPTED")
        testing.run_now(self.task)
        self.assertEqual(self.portal["a2"].description, u"3.00 EUR")

    def test_cancelled_in_the_middle_the_next_run_goes_on_too(self):
        self.task.at_once = 1
        transaction.commit()
        with testing.cancel_at((u"a1", u"2.50")):
            run = testing.run_now(self.task)
        self.assertEqual(run.status, u"CANCELLED")
        self.assertEqual(self.portal["a1"].description, u"2.50 EUR")
        self.assertEqual(self.portal["a2"].description, u"")

    def test_who_manages_tasks_may_not_set_the_address(self):
        setRoles(self.portal, TEST_USER_ID, ["Site Administrator"])
        for name, may in (
            ("acme.prices: Set address", False),
            ("collective.cron: Manage", True),
        ):
            found = api.user.has_permission(name, obj=self.task)
            self.assertEqual(bool(found), may)
