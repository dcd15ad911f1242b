"""What nobody told of is found: cheaply, and all of it within some minutes."""

from collective.cron import clock
from collective.cron.queueing.plan import Plan
from collective.cron.running import unsettled
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta

import mock
import transaction


NOON = clock.from_iso("2026-11-23T12:00:10Z")


class TestUnsettled(CronTestCase):
    def setUp(self):
        super(TestUnsettled, self).setUp()
        unsettled._turns.clear()

    def test_what_was_written_is_looked_at_again_and_nothing_else(self):
        task, other = self.add_task(), self.add_task(name="other")
        self.assertEqual(unsettled.find(self.portal), [])
        task.no_setting = u"Written"
        other.periodicity = u"30 * * * *"
        transaction.commit()
        with mock.patch.object(Plan, "current", wraps=Plan.current) as looked:
            self.assertEqual(unsettled.find(self.portal), ["other"])
            self.assertEqual(looked.call_count, 2)
            unsettled.find(self.portal)
            self.assertEqual(looked.call_count, 3)

    def test_one_that_cannot_be_looked_at_does_not_hide_the_others(self):
        self.add_task(name="a")
        self.add_task(name="b").periodicity = u"30 * * * *"
        transaction.commit()
        whole = unsettled._is_well

        def fail_for_one(site, path, states):
            if path == "a":
                raise KeyError("broken")
            return whole(site, path, states)

        with mock.patch.object(unsettled, "_is_well", fail_for_one):
            self.assertEqual(unsettled.find(self.portal), ["b"])

    def seen_in(self, looks, minutes):
        """Return what is looked at in a site with many, with so much between looks."""
        paths = ["%04d" % number for number in range(2500)]
        seen = set()
        with mock.patch.object(unsettled.places, "paths", return_value=paths):
            with mock.patch.object(unsettled, "_is_well") as look:
                for number in range(looks):
                    clock.set_now(NOON + timedelta(minutes=minutes * number))
                    look.reset_mock()
                    unsettled.find(self.portal)
                    turn = [call[0][1] for call in look.call_args_list]
                    self.assertLessEqual(len(turn), unsettled.AT_ONCE)
                    seen.update(turn)
        return len(seen)

    def test_a_site_with_many_is_seen_in_turns(self):
        self.assertEqual(self.seen_in(3, minutes=1), 2500)

    def test_so_is_one_that_is_looked_at_seldom(self):
        self.assertEqual(self.seen_in(3, minutes=15), 2500)

    def test_each_site_has_its_own_turns(self):
        other = mock.Mock(getPhysicalPath=lambda: ("", "other"))
        paths = ["%04d" % number for number in range(2000)]
        for site in (self.portal, other):
            self.assertEqual(unsettled._turn(site, paths), paths[:1000])
        self.assertEqual(unsettled._turn(other, paths), paths[1000:])
