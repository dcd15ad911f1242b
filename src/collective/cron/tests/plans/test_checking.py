"""Without a site: structure, names, schedules, and settings of types that are known."""

from collective.cron import plans
from collective.cron.demo.census import ICensus
from collective.cron.plans import checking
from collective.cron.tests.support.plan_case import text_of

import unittest


PLAN = text_of(u"""
    plan: acme
    tasks:
      - name: pack
        type: CronPack
        user: anybody
        title: Pack
        schedule: {periodicity: "30 2 * * *", timezone: Europe/Paris}
        settings: {run_after: [hook, /other], overlap: wait}
      - name: hook
        type: CronWebhook
        settings:
          address: https://example.org/
          secret: "${env:NOT_SET}"
          ping_address: "${file:/run/secrets/ping}"
      - {name: other, type: AcmeTask, settings: {whatever: 1}}
    """)


class TestCheck(unittest.TestCase):
    def test_well(self):
        self.assertEqual(plans.check(PLAN), [u"AcmeTask"])
        self.assertEqual(
            plans.check(PLAN.replace(u"Acme", u"CronX"), schemata={}), [u"CronXTask"]
        )

    def refused(self, old, new, **options):
        text = PLAN.replace(old, new)
        self.assertNotEqual(text, PLAN)
        with self.assertRaises(plans.PlanRefused) as caught:
            plans.check(text, **options)
        return [p[:3] for p in caught.exception.problems]

    def test_by_line_and_field(self):
        for line, field, value, old, new in (
            (7, "schedule.periodicity", "30 26 * * *", u"30 2 *", u"30 26 *"),
            (7, "schedule.timezone", "Europe/Pari", u"Paris", u"Pari"),
            (8, "settings.run_after", "none", u"hook, /o", u"none, /o"),
            (8, "settings.overlap", "sometimes", u"wait", u"sometimes"),
            (8, "settings.overlaps", "overlaps", u"overlap:", u"overlaps:"),
            (6, "title", None, u"title: Pack", u"title: [x]"),
        ):
            found = self.refused(old, new)
            self.assertEqual(found, [(line, "tasks.pack." + field, value)])
        found = self.refused(u"${env:NOT_SET}", u"s3cret")
        self.assertEqual(found, [(13, "tasks.hook.settings.secret", None)])
        found = self.refused(u"${file:/run/secrets/ping}", u"https://hc.org/s3cret")
        self.assertEqual(found, [(14, "tasks.hook.settings.ping_address", None)])

    def test_types_of_others(self):
        found = self.refused(u"plan: a", u"plan: b", schemata={u"AcmeTask": ICensus})
        self.assertEqual(found, [(15, "tasks.other.settings.whatever", "whatever")])

    def test_all_types_of_ours_are_known(self):
        known = checking.own_schemata()
        for name in ("CronScript", "CronFeed", "CronPack", "CronWebhook"):
            self.assertIn(name, known)
