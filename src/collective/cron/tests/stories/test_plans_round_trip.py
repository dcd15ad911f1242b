"""Tasks of five types: written, made elsewhere, and nothing is to do then.

What admins change is kept or taken back, as the file says.
"""

from collective.cron import plans
from collective.cron.plans.files.reading import XML
from collective.cron.plans.files.reading import YAML
from collective.cron.tests.support.plan_case import PlanCase
from plone import api

import mock
import os
import re
import transaction


COUNT = 6  # of each type
HEAD = u"""plan: acme
keep: [%s]
purge: remove
tasks:
"""
TASK = u"""  - name: %s
    place: /news
    type: %s
    active: true
    title: "N\xe4me %d"
    schedule: {periodicity: "%s", timezone: Europe/Paris}
    settings: {%s}
"""
SETTINGS = {
    u"CronCensus": u"overlap: skip",
    u"CronWebhook": u'address: "https://example.org/%d", secret: "${env:ACME_SECRET}"',
    u"CronLinks": u"time_limit: 30",
    u"CronVersions": u"time_limit: 30",
    u"CronPack": u"retry_times: 2",
}


def plan_of(keep, periodicity=u"30 2 * * *", count=COUNT):
    """Return the text of a plan."""
    made = [HEAD % keep]
    for kind in sorted(SETTINGS):
        for number in range(count):
            name, own = u"%s-%d" % (kind.lower(), number), SETTINGS[kind]
            own = own % number if u"%d" in own else own
            made.append(TASK % (name, kind, number, periodicity, own))
    return u"".join(made)


class TestRoundTrip(PlanCase):
    def setUp(self):
        super(TestRoundTrip, self).setUp()
        api.content.create(self.portal, "Folder", "news", u"News")
        patched = mock.patch.dict(os.environ, ACME_SECRET="hunter22")
        patched.start()
        self.addCleanup(patched.stop)

    def counted(self, text):
        found = {}
        for row in plans.apply(self.portal, plans.read(text)):
            found[row.action] = found.get(row.action, 0) + 1
        transaction.commit()
        return found

    def test_all(self):
        total = COUNT * len(SETTINGS)
        self.assertEqual(self.counted(plan_of(u"active, schedule")), {"add": total})
        self.assertEqual(self.counted(plan_of(u"active, schedule")), {})
        task = self.portal["news"]["croncensus-1"]
        task.activated, task.periodicity = False, u"@weekly"
        self.manager_of(task).register_or_remove()
        transaction.commit()
        self.assertEqual(self.counted(plan_of(u"active, schedule")), {"keep": 2})
        self.assertEqual((task.activated, task.periodicity), (False, u"@weekly"))
        self.assertEqual(self.counted(plan_of(u"active")), {"keep": 1, "change": 1})
        self.assertEqual((task.activated, task.periodicity), (False, u"30 2 * * *"))
        self.assertEqual(self.counted(plan_of(u"")), {"change": 1})
        self.assertTrue(task.activated)
        for format in (YAML, XML):
            text = plans.export(self.portal, u"acme", format)
            self.assertNotIn(u"hunter22", text)
            text = re.sub(u"CRON_CRONWEBHOOK_[0-9]+_SECRET", u"ACME_SECRET", text)
            rows = plans.compare(self.portal, plans.read(text)).differences
            self.assertEqual(rows, [])
        wrong = plan_of(u"", u"@daily").replace(u"30}", u"thirty}", 1)
        with self.assertRaises(plans.PlanRefused) as caught:
            self.counted(wrong)
        transaction.abort()
        (problem,) = caught.exception.problems
        self.assertEqual(problem.field, "tasks.cronlinks-0.settings.time_limit")
        line = wrong.split(u"\n")[problem.line - 1]
        self.assertEqual(line, u"    settings: {time_limit: thirty}")
        self.assertEqual(task.periodicity, u"30 2 * * *")
        self.assertEqual(self.counted(plan_of(u"", count=COUNT - 1)), {"remove": 5})
        self.assertNotIn("croncensus-%d" % (COUNT - 1), self.portal["news"])
