"""The dashboard for Grafana asks for figures that there are, with labels they have."""

from collective.cron.health import asked
from collective.cron.telling import signals
from collective.cron.tests.support.figures import skip_without_library

import collective.cron
import io
import json
import os
import re
import unittest


DASHBOARD = os.path.join(
    os.path.dirname(os.path.abspath(collective.cron.__file__)),
    *[os.pardir] * 3 + ["docs", "grafana-dashboard.json"]
)
NAME = re.compile(r"collective_cron_\w+")
BY = re.compile(r"by \(([^)]*)\)")


@skip_without_library
@unittest.skipUnless(os.path.exists(DASHBOARD), "no checkout")
class TestDashboard(unittest.TestCase):
    def setUp(self):
        with io.open(DASHBOARD, encoding="utf-8") as source:
            self.dashboard = json.load(source)
        self.queries = [
            target["expr"]
            for panel in self.dashboard["panels"]
            for target in panel["targets"]
        ]

    def known(self):
        """Return {name of a sample: its labels, a set}."""
        from collective.cron.metrics.counts import Counts
        from collective.cron.metrics.gauges import Gauges

        counts = Counts()
        facts = {"site": "/a", "type": "T", "status": "OK", "seconds": 1, "late": 1}
        counts.count(signals.FILED, facts)
        counts.count(signals.ATTEMPT, facts)
        counts.count(signals.CONFLICT, facts)
        counts.count(signals.COMMIT, dict(facts, what="work", shared=False))
        one = {"count": 0}
        site = dict.fromkeys(("late", "failing", "broken", "stuck"), one)
        site.update(
            site="/a",
            status="ok",
            pause=None,
            active=1,
            waiting={"due": 0, "scheduled": 0, "oldest": None},
            running=one,
        )
        told = dict(asked._nothing(), database="ok", queue="ok", sites=[site])
        told.update(reconciled=told["at"])
        told["workers"] = {"alive": 1, "stopping": 0, "last": told["at"]}
        found = {}
        for source in (counts.registry, Gauges(told)):
            for family in source.collect():
                for sample in family.samples:
                    found.setdefault(sample[0], set()).update(sample[1])
        return found

    def test_every_figure_is_there(self):
        known = self.known()
        asked_for = set(name for query in self.queries for name in NAME.findall(query))
        self.assertEqual(sorted(asked_for - set(known)), [])
        # And nothing that is told is left out, but what belongs to a histogram.
        parts = ("_sum", "_count", "_created", "_bucket")
        rest = [n for n in set(known) - asked_for if not n.endswith(parts)]
        self.assertEqual(rest, ["collective_cron_tasks"])

    def test_every_label_is_there(self):
        known = self.known()
        for query in self.queries:
            labels = set(", ".join(BY.findall(query)).split(", ")) - {""}
            for name in NAME.findall(query):
                self.assertLessEqual(labels - {"le"}, known[name] - {"le"}, query)

    def test_panels_have_places_of_their_own(self):
        places = [
            (panel["gridPos"]["x"], panel["gridPos"]["y"])
            for panel in self.dashboard["panels"]
        ]
        self.assertEqual(len(set(places)), len(places))
