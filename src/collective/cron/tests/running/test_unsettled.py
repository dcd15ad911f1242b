"""What nobody told of is found, cheaply."""

from collective.cron.queueing.plan import Plan
from collective.cron.running import unsettled
from collective.cron.tests.support.base import CronTestCase

import mock
import transaction


class TestUnsettled(CronTestCase):
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
