"""Tasks of which there may be something to tell: what is well is not loaded again."""

from collective.cron.alerts.delivery import rounds
from collective.cron.alerts.watching import candidates
from collective.cron.memory import state
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.loads import counted
from collective.cron.worksite import entering

import mock
import transaction


class TestCandidates(AlertCase):
    def setUp(self):
        super(TestCandidates, self).setUp()
        self.tasks = [self.add_task(name="task%d" % number) for number in range(3)]

    def found(self):
        """Return the ids of those that are found."""
        transaction.commit()
        with entering.open_application_alone() as app:
            candidates.kept.hear(app, ["/plone"])
        with entering.open_site("/plone") as site:
            uids = candidates.find(site)
        transaction.begin()
        ids = dict((self.manager_of(one).uid, one.getId()) for one in self.tasks)
        return sorted(ids[uid] for uid in uids)

    def test_those_that_are_late_go_on_or_fail(self):
        self.assertEqual(self.found(), [])
        self.state_of(self.tasks[1]).failing = {"count": 1}
        self.state_of(self.tasks[2]).runs = ({},)
        self.assertEqual(self.found(), ["task1", "task2"])
        self.state_of(self.tasks[2]).runs = ()
        self.assertEqual(self.found(), ["task1"])
        self.set_time("10:06:30")
        self.assertEqual(self.found(), ["task0", "task1", "task2"])

    def loads(self):
        transaction.commit()
        with counted(self.portal) as count:
            rounds.go()
        transaction.begin()
        return count.loads

    def test_a_round_loads_what_was_written_and_nothing_else(self):
        self.loads()
        few = self.loads()
        for number in range(40):
            self.add_task(name="more%02d" % number)
        self.assertGreater(self.loads(), few + 40)
        self.assertLessEqual(self.loads(), few + 2)

    def test_one_that_cannot_be_read_hides_nothing_of_the_others(self):
        with entering.open_site("/plone") as site:
            found = candidates.kept.of(site, "/plone")
            with mock.patch.object(found, "read", side_effect=ValueError):
                self.assertIsNone(candidates.find(site))

    def test_a_site_without_states_has_none(self):
        with mock.patch.object(candidates, "stored_states", return_value=None):
            self.assertEqual(candidates.find(self.portal), [])
        self.assertEqual(len(state.all_states(self.portal)), 3)
