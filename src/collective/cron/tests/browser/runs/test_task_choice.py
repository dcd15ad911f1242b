"""Of which task to see the runs: a list of a few, some suggestions of many."""

from collective.cron.browser.runs.filters import Filters
from collective.cron.browser.runs.task_choice import LISTED
from collective.cron.browser.runs.task_choice import TaskChoice
from collective.cron.overview.all_runs import is_called

import collections
import unittest


Task = collections.namedtuple("Task", "uid title place backend")
Runs = collections.namedtuple("Runs", "tasks found running")
Found = collections.namedtuple("Found", "backend")


class Backend(object):
    def __init__(self, name):
        self.name = name

    def getId(self):
        return self.name

    def getPhysicalPath(self):
        return ("", "plone", self.name)


def make(count, given=None, shown=(), title=u"Task %"):
    tasks = [
        Task("uid%d" % n, title.replace(u"%", str(n)), u"/", Backend("t%d" % n))
        for n in range(count)
    ]
    return TaskChoice(Runs(tasks, [Found(tasks[n].backend) for n in shown], []), given)


class TestTaskChoice(unittest.TestCase):
    def test_few_are_listed(self):
        choice = make(3, "uid1")
        self.assertFalse(choice.is_typed)
        self.assertEqual([one["on"] for one in choice.choices], [False, True, False])

    def test_many_are_typed_and_some_are_suggested_those_shown_first(self):
        choice = make(10 * LISTED, shown=[500, 700])
        self.assertTrue(choice.is_typed)
        found = choice.suggestions
        self.assertEqual(len(found), LISTED)
        self.assertEqual(found[:3], [u"Task 500", u"Task 700", u"Task 0"])

    def test_an_address_with_a_uuid_shows_what_the_task_is_called(self):
        self.assertEqual(make(2, "uid1").typed, u"Task 1")
        self.assertEqual(make(2, u"whatever").typed, u"whatever")
        self.assertIsNone(make(2).typed)

    def test_where_titles_are_the_same_it_is_the_path(self):
        choice = make(2, "uid1", title=u"Twins")
        self.assertEqual(choice.typed, u"/t1")
        self.assertEqual(choice.suggestions, [u"/t0", u"/t1"])

    def test_what_is_suggested_is_found_when_it_is_typed(self):
        for title in (u" Digest ", u"d" * 300, u"d" * 199 + u"  e"):
            choice = make(1, title=title)
            given = Filters({"task": choice.suggestions[0]})
            self.assertTrue(is_called(choice._runs.tasks[0], given.values["task"]))
        titles = (u"Digest", u"digest ", u"e" * 300, u"e" * 200)
        tasks = [Task(t, t, u"/", Backend("t%d" % n)) for n, t in enumerate(titles)]
        choice = TaskChoice(Runs(tasks, [], []), None)
        self.assertEqual(choice.suggestions, [u"/t0", u"/t1", u"/t2", u"/t3"])
