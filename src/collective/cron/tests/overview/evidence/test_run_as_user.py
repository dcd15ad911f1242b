"""Lists, pages and buttons while the user directory is away: all of them answer."""

from collective.cron.actions import one_backend
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import REFUSED
from collective.cron.overview import listing
from collective.cron.overview import status
from collective.cron.overview.evidence import run_as_user
from collective.cron.tests.support.directories import USER
from collective.cron.tests.worksite.test_directory import DirectoryCase
from zope.i18n import translate

import mock


class TestAway(DirectoryCase):
    def setUp(self):
        super(TestAway, self).setUp()
        self.task = self.add_task(run_as=USER)
        self.other = self.add_task(name="other")
        self.directory.error = IOError("no route")
        self.manager = self.manager_of(self.task)

    def overviews(self):
        workers, now = self.queue.workers(), status.runs.clock.now()
        found = listing.overviews_of(self.portal, workers, now)
        return dict((one.backend.getId(), one) for one in found)

    def test_the_row_stays_and_says_so(self):
        found = self.overviews()
        self.assertEqual(sorted(found), ["other", "task"])
        self.assertEqual(found["task"].status.code, "unknown")
        said = translate(found["task"].status.reason)
        self.assertIn(u"The user directory cannot be asked for ldap-jane: ", said)
        self.assertIn(u"no route", said)
        self.assertEqual(found["other"].status.code, "never-run")

    def test_it_is_asked_once_for_a_list(self):
        # Where their user is was never found out.
        for number in range(5):
            self.add_task(name="new-%d" % number, run_as=USER)
        self.directory.asked = 0
        self.overviews()
        self.assertEqual(self.directory.asked, 2)

    def test_a_status_that_cannot_be_told_is_one(self):
        with mock.patch.object(status, "judge", side_effect=ValueError("odd")):
            found = self.overviews()["task"].status
        self.assertEqual(found.code, "unknown")
        self.assertIn(u"ValueError: odd", translate(found.reason))

    def test_actions(self):
        workers, now = self.queue.workers(), status.runs.clock.now()
        self.assertEqual(one_backend.run(self.manager).code, DONE)
        self.assertEqual(self.overviews()["task"].status.code, "queued")
        self.assertEqual(one_backend.deactivate(self.manager).code, DONE)
        self.assertEqual(self.overviews()["task"].status.code, "inactive")
        activated = one_backend.activate(self.manager, workers, now)
        self.assertEqual(activated.code, DONE)

    def test_nobody_takes_it_over_meanwhile(self):
        outcome = one_backend.take_over(self.manager)
        self.assertEqual(outcome.code, REFUSED)
        self.assertIn(u"cannot be asked", outcome.say(None))
        self.assertEqual(self.task.run_as, USER)

    def test_three_answers(self):
        plan = self.manager.plan
        told = run_as_user.is_there(self.manager, plan)
        self.assertIn(u"no route", told)
        self.directory.error = None
        self.assertIs(run_as_user.is_there(self.manager, plan), True)
        self.directory.empty = True
        self.assertIs(run_as_user.is_there(self.manager, plan), False)
