"""For whom of its group a task waits; queueing/besides/test_groups.py says the rest."""

from collective.cron import clock
from collective.cron.overview.evidence import other_tasks
from collective.cron.queueing.besides import groups
from collective.cron.tests.support.job_case import JobCase
from zope.i18n import translate

import mock


class TestOtherTasks(JobCase):
    def test_only_of_a_run_that_waits(self):
        one, two = [
            self.add_task(name=name, run_group=u"export") for name in ("one", "two")
        ]
        manager = self.manager_of(two)
        uid = self.manager_of(one).uid
        with mock.patch.object(groups, "holder", return_value=uid):
            self.assertIsNone(other_tasks.say_group(manager))
            asked = {"occurrence": clock.now(), "trigger": "manual", "by": u"jane"}
            manager.add_extra(dict(asked, attempt=1), queued=False)
            said = translate(other_tasks.say_group(manager))
        self.assertEqual(said, u"It waits for another one of its group: /plone/one")
