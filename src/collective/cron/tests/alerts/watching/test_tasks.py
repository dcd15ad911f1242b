"""Only tasks that want to tell of something are asked for."""

from collective.cron.alerts.watching import tasks
from collective.cron.settings.alerts import kinds
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.log_lines import log_lines
from ZODB.POSException import ConflictError

import mock


class TestTasks(AlertCase):
    def test_those_that_want_it(self):
        self.add_task(name="one")
        self.add_task(name="two", alert_policy=u"none")
        three = self.add_task(name="three")

        def is_suspect(state):
            return state is not self.state_of(three)

        found = list(tasks.chosen(self.portal, is_suspect, kinds.LATE))
        names = [manager.backend.getId() for manager, _wanted in found]
        self.assertEqual(names, ["one"])
        self.assertEqual(list(tasks.chosen(self.portal, is_suspect, u"slow")), [])

    def test_a_broken_one_is_left_out_and_a_conflict_is_none(self):
        self.add_task()

        def found():
            return list(tasks.chosen(self.portal, lambda state: True, kinds.LATE))

        lines = log_lines(self)
        with mock.patch.object(tasks.wishes, "of_task", side_effect=ValueError("x")):
            self.assertEqual(found(), [])
        self.assertEqual(len(lines), 1)
        with mock.patch.object(tasks.wishes, "of_task", side_effect=ConflictError()):
            # Whoever looks is called again.
            with self.assertRaises(ConflictError):
                found()
