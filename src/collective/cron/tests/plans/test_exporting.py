"""What is written is read again, says no password, and changes nothing."""

from collective.cron import plans
from collective.cron.plans.files.reading import XML
from collective.cron.plans.files.reading import YAML
from collective.cron.scripts import on_demand
from collective.cron.tests.support.plan_case import PlanCase
from collective.cron.tests.support.script_case import register
from plone import api
from plone.uuid.interfaces import IUUID

import mock
import os
import transaction


class TestExport(PlanCase):
    def setUp(self):
        super(TestExport, self).setUp()
        api.content.create(self.portal, "Folder", "news", u"N\xe4ws")
        self.first = self.add_task(
            description=u"a\nb",
            secret=u"s3cret",
            ping_address=u"https://hc-ping.com/s3cret",
            secrets=[u"s3cret-1", u"s3cret-2"],
            named={u"a b": u"s3cret-3"},
            left_out=u"12-25\n2026-12-24/2027-01-02",
            kind=u"another-kind",
        )
        self.second = api.content.create(
            self.portal["news"],
            "CronCensus",
            "task",
            u"Z\xe4hlen",
            periodicity=u"@daily",
            run_after=[IUUID(self.first)],
        )
        transaction.commit()
        variables = {
            "CRON_TASK_SECRET": "s3cret",
            "CRON_TASK_PING_ADDRESS": "https://hc-ping.com/s3cret",
            "CRON_TASK_SECRETS_1": "s3cret-1",
            "CRON_TASK_SECRETS_2": "s3cret-2",
            "CRON_TASK_NAMED_A_B": "s3cret-3",
        }
        patched = mock.patch.dict(os.environ, variables)
        patched.start()
        self.addCleanup(patched.stop)

    def names(self, text):
        return dict((task.name, task) for task in plans.read(text).tasks)

    def test_it_is_as_it_was(self):
        for format in (YAML, XML):
            text = plans.export(self.portal, format=format)
            self.assertNotIn(u"s3cret", text)
            names = self.names(text)
            self.assertEqual(sorted(names), ["news.task", "task"])
            rows = plans.compare(self.portal, plans.read(text)).differences
            self.assertEqual(
                set(self.said(rows)), set(["adopt /task", "adopt /news/task"])
            )

    def test_elsewhere_it_makes_the_same(self):
        for format in (YAML, XML):
            text = plans.export(self.portal, format=format)
            api.content.delete(
                objects=[self.portal["task"], self.portal["news"]["task"]]
            )
            transaction.commit()
            rows = plans.apply(self.portal, plans.read(text))
            transaction.commit()
            self.assertEqual(set(self.said(rows)), set(["add /task", "add /news/task"]))
            first, second = self.portal["task"], self.portal["news"]["task"]
            self.assertEqual(first.named, {u"a b": u"s3cret-3"})
            self.assertEqual(first.secrets, [u"s3cret-1", u"s3cret-2"])
            self.assertEqual(first.ping_address, u"https://hc-ping.com/s3cret")
            self.assertEqual(first.left_out, u"12-25\n2026-12-24/2027-01-02")
            self.assertEqual((first.title, first.activated), (u"Task", True))
            self.assertEqual(second.run_after, [IUUID(first)])
            self.assertEqual(plans.export(self.portal, format=format), text)

    def test_one_plan(self):
        self.apply(u"""
            plan: acme
            tasks:
              - {name: mine, type: CronCensus, schedule: {periodicity: "@daily"}}
            """)
        text = plans.export(self.portal, u"acme")
        self.assertEqual(list(self.names(text)), ["mine"])
        self.assertEqual(plans.read(text).name, u"acme")
        self.assertEqual(plans.compare(self.portal, plans.read(text)).differences, [])
        self.assertEqual(plans.read(plans.export(self.portal, u"none")).tasks, ())

    def test_what_admins_may_keep(self):
        lines = u"""
            plan: acme
            keep: [active, schedule]
            tasks:
              - {name: one, type: CronCensus, schedule: {periodicity: "@daily"}}
              - name: two
                type: CronCensus
                keep: []
                schedule: {periodicity: "@daily"}
            """
        self.apply(lines)
        for format in (YAML, XML):
            found = self.names(plans.export(self.portal, u"acme", format))
            self.assertEqual(found["one"].keep, ("active", "schedule"))
            self.assertEqual(found["two"].keep, ())
        self.portal["one"].periodicity = u"@weekly"
        self.portal["two"].periodicity = u"@weekly"
        said = ["keep /one periodicity", "change /two periodicity"]
        self.assertEqual(self.compared(lines), said)

    def test_what_scripts_made_for_runs_by_hand_is_left_out(self):
        script = register(self, lambda context, days=3: None)
        on_demand.run(self.portal, script, {})
        transaction.commit()
        self.assertNotIn(u"CronScript", plans.export(self.portal))
