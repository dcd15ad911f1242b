"""A plan is read from YAML and XML alike; what is wrong is told by line and field."""

from collective.cron import plans
from collective.cron.plans.files import reading
from collective.cron.tests.support.plan_case import text_of

import unittest


YAML = text_of(u"""
    plan: acme.policy
    keep: [active, schedule]
    purge: remove
    tasks:
      - name: counter
        place: /news
        id: counts
        type: CronTestTask
        title: Count \xe4ll
        active: true
        user: anna
        schedule:
          periodicity: "*/5 * * * *"
          begins_on: 2026-12-01
        settings:
          script: count
          seconds: 1.5
      - {name: other, type: CronCensus}
    """)
XML = text_of(u"""
    <?xml version="1.0" encoding="utf-8"?>
    <cron plan="acme.policy" keep="active schedule" purge="remove">
      <!-- Counts. -->
      <task name="counter" place="/news" id="counts" type="CronTestTask"
            active="True" user="anna">
        <title>Count \xe4ll</title>
        <schedule>
          <periodicity>*/5 * * * *</periodicity>
          <begins_on>2026-12-01</begins_on>
        </schedule>
        <settings>
          <script>count</script>
          <seconds>1.5</seconds>
        </settings>
      </task>
      <task name="other" type="CronCensus" />
    </cron>
    """)


class TestRead(unittest.TestCase):
    def test_both_formats_say_the_same(self):
        one, other = reading.read(YAML), reading.read(XML.encode(u"utf-8"))
        self.assertEqual(
            (one.name, one.keep), (u"acme.policy", (u"active", u"schedule"))
        )
        self.assertEqual((one.purge, one.adopt, one.as_text), (u"remove", False, False))
        self.assertEqual(one[:4], other[:4])
        task = one.tasks[0]
        self.assertEqual((task.place, task.id), (u"/news", u"counts"))
        self.assertEqual(task.values[u"activated"], True)
        self.assertEqual(task.values[u"begins_on"], u"2026-12-01")
        self.assertEqual(
            task.where(u"seconds"), (17, u"tasks.counter.settings.seconds")
        )
        self.assertEqual(task.where(u"run_as"), (11, u"tasks.counter.user"))
        self.assertEqual((task.keep, one.tasks[1].place), (one.keep, u"/"))
        as_text = other.tasks[0]
        self.assertEqual(set(as_text.values), set(task.values))
        self.assertEqual(as_text.values[u"seconds"], u"1.5")
        self.assertEqual(
            as_text.where(u"seconds"), (13, u"tasks.counter.settings.seconds")
        )

    def test_what_is_not_said_has_a_careful_default(self):
        plan = reading.read(u"plan: a\ntasks: []")
        self.assertEqual(plan[1:], ((u"active",), u"no", False, (), False))
        self.assertEqual(reading.read(u"plan: a\nkeep: []\ntasks:").keep, ())
        self.assertEqual(reading.read(u"plan: a\npurge: no\ntasks:").purge, u"no")
        self.assertTrue(reading.read(u"<cron plan='a' adopt='True'/>").adopt)


class TestRefused(unittest.TestCase):
    def problems(self, lines, format=None):
        with self.assertRaises(plans.PlanRefused) as caught:
            reading.read(text_of(lines), format)
        return [(p.line, p.field, p.value) for p in caught.exception.problems]

    def test_each_by_line_and_field(self):
        found = self.problems(u"""
            plan: acme policy
            keep: all
            purge: everything
            adopt: maybe
            task: 1
            tasks:
              - name: one
                typ: CronCensus
                place: ../elsewhere
              - name: one
                type: CronCensus
                schedule: {days: 1}
                settings: {periodicity: "@daily", title: x, activated: yes}
              - later
              - name: three
                type: CronCensus
                id: one
                schedule: daily
            """)
        self.assertEqual(
            found,
            [
                (1, u"plan", u"acme policy"),
                (2, u"keep", u"all"),
                (3, u"purge", u"everything"),
                (4, u"adopt", u"maybe"),
                (5, u"?", u"task"),
                (7, u"tasks.one.type", None),
                (8, u"tasks.one.?", u"typ"),
                (9, u"tasks.one.place", u"../elsewhere"),
                (10, u"tasks.3", u"later"),
                (10, u"tasks.one.name", u"one"),
                (12, u"tasks.one.schedule", u"days"),
                (13, u"tasks.one.settings", u"activated"),
                (13, u"tasks.one.settings", u"periodicity"),
                (13, u"tasks.one.settings", u"title"),
                (15, u"tasks.three.id", u"one"),
                (18, u"tasks.three.schedule", u"daily"),
            ],
        )

    def test_the_message_says_what_is_accepted(self):
        with self.assertRaises(plans.PlanRefused) as caught:
            reading.read(u"plan: a\npurge: all\ntasks: []")
        self.assertEqual(
            str(caught.exception),
            u"the plan is refused: line 2, purge: 'all' -- "
            u"one of: no, deactivate, remove",
        )

    def test_a_circle_of_tasks(self):
        found = self.problems(u"""
            plan: a
            tasks:
              - {name: one, type: T, settings: {run_after: [two]}}
              - {name: two, type: T, settings: {run_after: [one]}}
              - {name: three, type: T, settings: {run_after: [one]}}
            """)
        self.assertEqual(
            [one[:2] for one in found],
            [
                (3, u"tasks.one.settings.run_after"),
                (4, u"tasks.two.settings.run_after"),
            ],
        )

    def test_what_is_no_plan_at_all(self):
        for text in (
            u"",
            u"- a",
            u"plan",
            u"3",
            u"<cron",
            u"<a/>",
            u"<cron><b/></cron>",
        ):
            self.assertEqual(len(self.problems(text)), 1, text)
        with self.assertRaises(plans.PlanRefused):
            reading.read(b"plan: a\ntasks: \xff")
        with self.assertRaises(plans.PlanRefused):
            reading.read(u"x" * (reading.LONGEST + 1))
        too_many = u"plan: a\ntasks:\n" + u"- {name: x}\n" * 2001
        self.assertEqual(self.problems(too_many), [(2, u"tasks", u"2001")])

    def test_a_hundred_problems_are_told(self):
        many = u"plan: a\ntasks:\n" + u"- {}\n" * 300
        with self.assertRaises(plans.PlanRefused) as caught:
            reading.read(many)
        self.assertEqual(len(caught.exception.problems), 100)
        self.assertIn(u"and 500 more", str(caught.exception))
