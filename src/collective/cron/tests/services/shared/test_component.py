"""`cron` in @components: for those with View, and but an address unless asked."""

from collective.cron.services.shared.component import CronComponent

import unittest


class Service(object):
    allowed = True

    def __init__(self, context, request):
        pass

    def may(self, what):
        return what == "View" and self.allowed

    def overview(self):
        results = {"@id": "of the results", "batching": {"next": "x"}}
        return {"@id": "x", "items": [], "batching": {"next": "x"}, "results": results}

    def date(self, answer):
        return dict(answer, now="2026-11-23T10:00:30Z")


class Context(object):
    def absolute_url(self):
        return "http://nohost/plone/task"


class TestComponent(unittest.TestCase):
    def setUp(self):
        self.component = CronComponent(Context(), None)
        self.component.service = type("Some", (Service,), {})

    def test_the_address(self):
        expected = {"cron": {"@id": "http://nohost/plone/task/@cron"}}
        self.assertEqual(self.component(), expected)

    def test_all_there_is(self):
        found = self.component(expand=True)["cron"]
        self.assertEqual(found["@id"], "http://nohost/plone/task/@cron")
        self.assertEqual(found["items"], [])
        self.assertEqual(found["results"], {"@id": "of the results"})
        self.assertNotIn("batching", found)
        self.assertEqual(found["now"], "2026-11-23T10:00:30Z")

    def test_nothing_for_others(self):
        self.component.service.allowed = False
        self.assertEqual(self.component(expand=True), {})
