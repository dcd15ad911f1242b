"""What was chosen here and now stays; what else stands on a Backend is put back."""

from collective.cron import clock
from collective.cron.content import chosen
from collective.cron.queueing import choices
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.copies import importing_request
from collective.cron.tests.support.log_lines import log_lines
from zope.globalrequest import getRequest
from zope.lifecycleevent import modified

import transaction


class TestChoices(CronTestCase):
    def test_what_is_older_is_put_back_and_said(self):
        task = self.add_task(run_as=u"admin")
        older = clock.from_iso("2026-11-01T00:00:00Z")
        chosen.put_back(task, False, u"jane", older)
        self.assertFalse(choices.are_heard(task, self.state_of(task)))
        lines = log_lines(self)
        modified(task)
        self.assertEqual((task.activated, task.run_as), (True, u"admin"))
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        (line,) = [line for line in lines if "put back" in line]
        self.assertIn("active as admin, not inactive as jane", line)

    def test_what_was_never_dated_does_not_count_once_there_is_a_state(self):
        task = self.add_task()
        chosen.put_back(task, False, None, None)
        self.manager_of(task).follow_settings()
        self.assertTrue(task.activated)

    def test_an_import_over_it_leaves_it_as_it_was_chosen(self):
        task = self.add_task(activated=False, run_as=u"admin")
        with importing_request(getRequest()):
            task.activated, task.run_as = True, u"jane"
            task.periodicity = u"30 * * * *"
            modified(task)
            self.manager_of(task).register_or_remove()
        self.assertEqual((task.activated, task.run_as), (False, u"admin"))
        self.assertEqual(self.state_of(task).plan[1], "30 * * * *")
        self.assertEqual(self.queued(), [])

    def test_whoever_calls_the_manager_chooses(self):
        task = self.add_task(activated=False)
        transaction.commit()
        task.activated = True
        self.manager_of(task).register_or_remove()
        self.assertTrue(task.activated)
        self.assertEqual(self.queued(), [("10:05", "schedule")])
