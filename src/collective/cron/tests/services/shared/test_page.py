"""One page of a list: what is on it, and the ways to the others."""

from collective.cron.services.shared.page import Page

import unittest


URL = "http://nohost/plone/@cron"


class TestPage(unittest.TestCase):
    def page(self, start, size, query="", total=5):
        request = {"ACTUAL_URL": URL, "QUERY_STRING": query}
        return Page(request, list(range(total)), start, size)

    def links(self, *args, **options):
        """Return where the links of a page lead to, by the start of each."""
        found = self.page(*args, **options).wrap([])["batching"]
        return dict(
            (name, url.partition("b_start=")[2].partition("&")[0])
            for name, url in found.items()
            if name != "@id"
        )

    def test_all_on_one_page_needs_no_links(self):
        for total in (0, 5):
            page = self.page(0, 5, total=total)
            items = list(page)
            self.assertEqual(items, list(range(total)))
            expected = {"@id": URL, "items": items, "items_total": total}
            self.assertEqual(page.wrap(items), expected)

    def test_links_from_the_first_a_middle_and_the_last_page(self):
        self.assertEqual(list(self.page(0, 2)), [0, 1])
        first = {"first": "0", "next": "2", "last": "4"}
        self.assertEqual(self.links(0, 2), first)
        self.assertEqual(list(self.page(2, 2)), [2, 3])
        middle = {"first": "0", "prev": "0", "next": "4", "last": "4"}
        self.assertEqual(self.links(2, 2), middle)
        self.assertEqual(list(self.page(4, 2)), [4])
        last = {"first": "0", "prev": "2", "last": "4"}
        self.assertEqual(self.links(4, 2), last)

    def test_a_page_may_begin_anywhere(self):
        self.assertEqual(list(self.page(1, 2)), [1, 2])
        self.assertEqual(self.links(1, 2)["next"], "3")

    def test_beyond_the_end_there_is_nothing_and_a_way_back(self):
        self.assertEqual(list(self.page(99, 2)), [])
        links = self.links(99, 2)
        self.assertNotIn("next", links)
        self.assertEqual((links["first"], links["last"]), ("0", "4"))
        self.assertEqual(self.page(99, 2).wrap([])["items_total"], 5)

    def test_what_was_checked_counts_not_what_the_request_says(self):
        page = self.page(2, 2, "b_start=nonsense&b_size=1000")
        self.assertEqual(list(page), [2, 3])

    def test_other_parameters_are_kept(self):
        query = "status=late&status=failing&search=a+b&b_start=2&b_size=2"
        answer = self.page(2, 2, query).wrap([])
        self.assertEqual(
            answer["@id"], URL + "?status=late&status=failing&search=a+b"
        )
        self.assertEqual(
            answer["batching"]["next"],
            URL + "?b_start=4&status=late&status=failing&search=a+b&b_size=2",
        )
