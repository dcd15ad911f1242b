"""What was chosen has a date; what only came onto the Backend has not."""

from Acquisition import aq_base
from collective.cron import clock
from collective.cron.content import chosen
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta
from plone import api

import transaction


class TestChosen(CronTestCase):
    def test_each_choice_is_later_than_the_one_before(self):
        task = self.add_task()
        first = chosen.chosen_at(task)
        task.activated = False
        second = chosen.chosen_at(task)
        self.assertGreater(second, first)
        self.assertLess(second - clock.now(), timedelta(seconds=1))
        task.run_as = u"jane"
        self.assertGreater(chosen.chosen_at(task), second)

    def test_the_same_again_is_no_choice(self):
        task = self.add_task()
        before = chosen.chosen_at(task)
        task.activated, task.run_as = task.activated, task.run_as
        self.assertEqual(chosen.chosen_at(task), before)

    def test_nothing_is_chosen_in_the_rest_of_the_transaction_that_added_it(self):
        task = api.content.create(self.portal, "CronTestTask", "new")
        self.assertTrue(chosen.is_being_added(task))
        before = chosen.chosen_at(task)
        task.activated = True
        self.assertEqual(chosen.chosen_at(task), before)
        transaction.commit()
        self.assertFalse(chosen.is_being_added(task))

    def test_what_was_put_back_was_chosen_when_it_was(self):
        task = self.add_task(activated=False)
        transaction.commit()
        at = clock.from_iso("2026-01-01T00:00:00Z")
        chosen.put_back(task, True, u"jane", at)
        self.assertEqual((task.activated, task.run_as), (True, u"jane"))
        self.assertEqual(chosen.chosen_at(task), at)
        transaction.commit()
        self.portal._p_jar.cacheMinimize()
        self.assertEqual(self.portal["task"].run_as, u"jane")

    def test_what_was_never_set_has_the_default_of_the_field(self):
        task = self.add_task()
        del aq_base(task).activated
        self.assertIs(task.activated, False)

    def test_as_former_versions_kept_it(self):
        task = self.add_task(activated=False, run_as=u"jane")
        values = aq_base(task).__dict__
        del values[chosen.KEPT_AS]
        values.update(activated=True, run_as=u"john")
        self.assertEqual((task.activated, task.run_as), (True, u"john"))
        self.assertIsNone(chosen.chosen_at(task))
        transaction.commit()
        task.activated = False
        self.assertEqual((task.activated, task.run_as), (False, u"john"))
        self.assertEqual(chosen.chosen_at(task), clock.now())

    def test_an_object_of_its_own_is_settled_and_a_copy_is_not(self):
        task = self.add_task()
        self.assertTrue(chosen.is_settled(task))
        self.assertFalse(chosen.is_copy(task))
        setattr(aq_base(task), chosen.SETTLED_AS, b"12345678")
        self.assertFalse(chosen.is_settled(task))
        self.assertTrue(chosen.is_copy(task))
        chosen.unsettle(task)
        self.assertFalse(chosen.is_settled(task) or chosen.is_copy(task))
