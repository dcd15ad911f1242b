"""Scripts from code with the queue that the platform has: sent with the commit."""

from collective.cron import scripts
from collective.cron.bbb import PY2
from collective.cron.tests.support import script_case
from collective.cron.tests.support.script_case import NAME

import transaction


if PY2:
    from collective.cron.tests.support.zcasync_case import ZCAsyncCase as EngineCase
else:
    from collective.cron.tests.support.huey_case import HueyCase as EngineCase


class TestCalls(EngineCase):
    def test_many_calls_are_sent_with_the_commit_and_each_has_its_settings(self):
        script_case.register(self, lambda context, number=0: u"%d" % number)
        scripts.queue(NAME)
        transaction.abort()
        self.assertEqual(self.run_due(), 0)
        calls = [scripts.queue(NAME, {"number": number}) for number in range(30)]
        transaction.commit()
        for _number in range(30):
            self.run_due()
        transaction.begin()
        said = [run.result.log[0].split(u" ")[1] for run in calls]
        self.assertEqual(said, [u"%d" % number for number in range(30)])
