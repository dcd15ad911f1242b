"""What comes from elsewhere is inactive, and one line tells of all that came."""

from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.copies import importing_request
from collective.cron.tests.support.log_lines import log_lines
from plone import api
from plone.app.testing import TEST_USER_ID
from zope.globalrequest import getRequest
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified

import transaction


class TestArrivals(CronTestCase):
    def bring(self, *names):
        """As importers do: created, filled from a file, and told of."""
        with importing_request(getRequest()):
            for name in names:
                task = api.content.create(self.portal, "CronTestTask", name)
                task.periodicity, task.timezone = u"*/5 * * * *", u"UTC"
                task.activated, task.run_as = True, u"production"
                modified(task, Attributes(None, "activated", "run_as"))

    def test_one_line_for_all_that_came_with_a_transaction(self):
        lines = log_lines(self)
        self.bring("one", "two")
        transaction.commit()
        (line,) = [line for line in lines if "came inactive" in line]
        self.assertIn("/plone: 2 tasks came inactive", line)
        self.assertIn("/plone/one, /plone/two", line)
        self.assertEqual(self.queued(), [])
        for name in ("one", "two"):
            task = self.portal[name]
            self.assertEqual((task.activated, task.run_as), (False, TEST_USER_ID))
            came = self.state_of(task).came
            self.assertEqual(came["user"], u"production")

    def test_not_a_word_of_what_was_taken_back(self):
        lines = log_lines(self)
        self.bring("one")
        transaction.abort()
        self.assertEqual([line for line in lines if "came inactive" in line], [])

    def test_many_are_not_all_named(self):
        lines = log_lines(self)
        self.bring(*["task%02d" % number for number in range(12)])
        transaction.commit()
        (line,) = [line for line in lines if "came inactive" in line]
        self.assertIn("12 tasks", line)
        self.assertTrue(line.endswith("/plone/task09, ..."), line)
