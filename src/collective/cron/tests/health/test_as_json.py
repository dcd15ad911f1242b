"""The report as JSON."""

from collective.cron import clock
from collective.cron.health import as_json

import json
import unittest


class TestAsJson(unittest.TestCase):
    def test_instants(self):
        now = clock.from_iso("2026-11-23T10:00:30Z")
        told = as_json.write({"at": now, "pause": None, "names": [u"w\xe9b"]})
        expected = {"at": "2026-11-23T10:00:30Z", "pause": None, "names": [u"w\xe9b"]}
        self.assertEqual(json.loads(told.decode("ascii")), expected)

    def test_anything_else_is_refused(self):
        with self.assertRaises(TypeError):
            as_json.write({"x": object()})
