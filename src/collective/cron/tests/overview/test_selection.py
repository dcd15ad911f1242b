"""Which Backends a list shows: search, filter, order, counts."""

from collective.cron.overview import selection
from collective.cron.overview import status
from collective.cron.overview.selection import Query
from collective.cron.overview.selection import Selection

import collections
import unittest


Backend = collections.namedtuple("Backend", "portal_type periodicity")
Status = collections.namedtuple("Status", "code")


class Overview(object):
    next_at = last_at = None
    health = "ok"
    place, tags = u"/", ()

    def __init__(self, title, code, **values):
        self.title = title
        self.status = Status(code)
        self.type_title = u"Type"
        self.backend = Backend("T", u"0 3 * * *")
        self.__dict__.update(values)


def select(found, statuses=(), search=u"", sort_on="title", descending=False):
    query = Query(statuses, search, sort_on, descending)
    return Selection(found, query, lambda message: message)


def titles(chosen):
    return "".join(overview.title for overview in chosen)


class TestSelection(unittest.TestCase):
    def setUp(self):
        self.found = [
            Overview(u"a", "scheduled", next_at=3, last_at=1),
            Overview(u"b", "running", next_at=1),
            Overview(u"c", "failing", next_at=2, last_at=9),
            Overview(u"d", "inactive"),
            Overview(u"e", "broken"),
        ]

    def test_every_status_has_its_place(self):
        self.assertEqual(sorted(selection.RANKS), sorted(status.TITLES))
        self.assertEqual(sorted(selection.CODES), sorted(status.TITLES))

    def test_what_needs_somebody_is_first_and_the_rest_keeps_its_place(self):
        found = select(self.found, sort_on="status")
        self.assertEqual(titles(found.chosen), "ecabd")
        self.assertEqual(found.needy, 2)

    def test_without_a_value_they_are_last(self):
        found = select(self.found, sort_on="next_run")
        self.assertEqual(titles(found.chosen), "bcade")
        found = select(self.found, sort_on="last_run", descending=True)
        self.assertEqual(titles(found.chosen), "cabde")

    def test_counts_are_of_all_that_the_search_finds(self):
        found = select(self.found, ("failing",))
        self.assertEqual(titles(found.chosen), "c")
        self.assertEqual(sum(found.counts.values()), 5)
        self.assertEqual(
            titles(select(self.found, ("attention", "inactive")).chosen), "cde"
        )

    def test_how_it_went_is_found_whatever_keeps_it_from_running(self):
        paused = [
            Overview(u"p", "paused", health="failing"),
            Overview(u"q", "no-worker", health="warning"),
            Overview(u"r", "running", health="failing"),
            Overview(u"s", "inactive", health="failing"),
        ]
        found = select(self.found + paused, ("failing",))
        self.assertEqual(titles(found.chosen), "cpr")
        self.assertEqual(found.counts["failing"], 3)
        self.assertEqual(found.counts["warning"], 1)
        self.assertEqual(found.needy, 5)  # each once
        self.assertEqual(titles(select(paused, sort_on="status").chosen), "qprs")

    def test_folder_and_tag(self):
        found = [
            Overview(u"a", "scheduled", place=u"/news", tags=[u"x"]),
            Overview(u"b", "scheduled", place=u"/news/old", tags=[u"x", u"y"]),
            Overview(u"c", "scheduled", place=u"/newsletter"),
        ]
        for place, tag, expected in (
            (u"", u"", "abc"),
            (u"/news", u"", "ab"),
            (u"/news/", u"", "ab"),
            (u"/", u"", "abc"),
            (u"news", u"", "ab"),
            (u"/news", u"y", "b"),
            (u"", u"xy", ""),
        ):
            query = Query((), u"", "title", False, place, tag)
            chosen = Selection(found, query, lambda message: message).chosen
            self.assertEqual(titles(chosen), expected, (place, tag))

    def test_search(self):
        self.assertEqual(titles(select(self.found, search=u" C ").chosen), "c")
        for words in (u"TYPE", u"0 3 *"):
            self.assertEqual(len(select(self.found, search=words).chosen), 5)
        self.assertEqual(select(self.found, search=u"nowhere").chosen, [])
