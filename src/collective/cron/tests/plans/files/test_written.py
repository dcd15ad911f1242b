"""What is written is read again as it was."""

from collections import OrderedDict
from collective.cron.plans.files import reading
from collective.cron.plans.files import written
from collective.cron.plans.files.problems import PlanRefused

import unittest


SETTINGS = OrderedDict(
    [
        (u"text", u"a\n  b: \xe4\n"),
        (u"plain", u"* & 1"),
        (u"like_a_date", u"2026-12-31"),
        (u"like_a_number", u"12:30"),
        (u"list", [u"no", u"x"]),
        (u"named", {u"X-A: 1": u"b"}),
        (u"number", 3),
        (u"share", 0.5),
        (u"yes", True),
        (u"none", None),
    ]
)


def tree(settings):
    task = OrderedDict([(u"name", u"t"), (u"type", u"T"), (u"active", True)])
    task[u"title"] = u"<T>"
    task[u"settings"] = settings
    return OrderedDict([(u"plan", u"p"), (u"adopt", True), (u"tasks", [task])])


class TestWritten(unittest.TestCase):
    def test_yaml(self):
        plan = reading.read(written.to_yaml(tree(SETTINGS)))
        (task,) = plan.tasks
        self.assertEqual((plan.name, plan.adopt, task.name), (u"p", True, u"t"))
        expected = dict(SETTINGS, title=u"<T>", activated=True)
        self.assertEqual(dict(task.values), expected)

    def test_xml(self):
        plan = reading.read(written.to_xml(tree(SETTINGS)))
        (task,) = plan.tasks
        expected = dict(
            SETTINGS,
            title=u"<T>",
            activated=u"true",
            number=u"3",
            share=u"0.5",
            yes=u"true",
            none=u"",
        )
        self.assertEqual(dict(task.values), expected)

    def test_what_xml_cannot_have(self):
        with self.assertRaises(PlanRefused):
            written.to_xml(tree(OrderedDict([(u"text", u"\x07")])))

    def test_the_same_object_twice_is_written_twice(self):
        twice = [u"a"]
        text = written.to_yaml(tree(OrderedDict([(u"a", twice), (u"b", twice)])))
        self.assertEqual(reading.read(text).tasks[0].values[u"b"], twice)
