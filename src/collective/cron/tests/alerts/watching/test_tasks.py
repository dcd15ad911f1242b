"""Only tasks that want to tell of something are asked for."""

from collective.cron.alerts.watching import tasks
from collective.cron.settings.alerts import kinds
from collective.cron.tests.support.alerts import AlertCase


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
