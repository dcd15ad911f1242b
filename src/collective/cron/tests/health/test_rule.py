"""The rule: what warns, what fails."""

from collective.cron import clock
from collective.cron.health import rule
from datetime import timedelta

import unittest


NOW = clock.from_iso("2026-11-23T10:00:00Z")


def ago(seconds):
    return NOW - timedelta(seconds=seconds)


def kind(*since):
    return {
        "count": len(since),
        "tasks": [{"task": u"a", "since": one} for one in since],
    }


def judge(late=(), failing=(), broken=(), stuck=(), **values):
    """Return (status, what is the matter) of a site."""
    limits = {"late": 300, "failing": values.pop("limit", 1)}
    facts = {
        "site": "/a",
        "active": values.pop("active", 1),
        "late": kind(*late),
        "failing": kind(*failing),
        "broken": kind(*broken),
        "stuck": kind(*stuck),
        "limits": limits,
        "pause": values.pop("pause", None),
    }
    report = {
        "at": NOW,
        "sites": [facts],
        "workers": {"alive": values.pop("alive", 1)},
        "reconciled": values.pop("reconciled", NOW),
        "zones": {"old": values.pop("old", False)},
    }
    rule.judge(report)
    found = [(p["check"], p["status"], p["count"]) for p in report["problems"]]
    return report["status"], found


class TestRule(unittest.TestCase):
    def test_all_is_well(self):
        self.assertEqual(judge(), ("ok", []))

    def test_workers(self):
        self.assertEqual(judge(alive=0), ("fail", [("workers", "fail", 0)]))
        self.assertEqual(judge(alive=None), ("fail", [("queue", "fail", None)]))
        # Where nothing is to run nobody is missing.
        self.assertEqual(judge(alive=0, active=0), ("ok", []))

    def test_late(self):
        self.assertEqual(judge(late=[ago(299)]), ("warn", [("late", "warn", 1)]))
        both = [ago(301), ago(61)]
        self.assertEqual(judge(late=both), ("fail", [("late", "fail", 2)]))

    def test_failing(self):
        two = [NOW, None]
        for limit, status in ((0, "warn"), (1, "fail"), (2, "fail"), (3, "warn")):
            expected = status, [("failing", status, 2)]
            self.assertEqual(judge(failing=two, limit=limit), expected)

    def test_broken_and_stuck(self):
        self.assertEqual(judge(broken=[None]), ("fail", [("broken", "fail", 1)]))
        self.assertEqual(judge(stuck=[NOW]), ("warn", [("stuck", "warn", 1)]))

    def test_nobody_looks_for_what_is_overdue(self):
        self.assertEqual(judge(reconciled=ago(899)), ("ok", []))
        found = judge(reconciled=ago(901))
        self.assertEqual(found, ("warn", [("reconcile", "warn", None)]))
        self.assertEqual(judge(reconciled=None), ("ok", []))

    def test_old_zone_data(self):
        self.assertEqual(judge(old=True), ("warn", [("zones", "warn", None)]))

    def test_a_pause_changes_nothing(self):
        failing = {"failing": [NOW], "late": [ago(400)]}
        self.assertEqual(judge(pause={"reason": u"x"}, **failing), judge(**failing))

    def test_a_site_that_cannot_be_read(self):
        report = {
            "at": NOW,
            "sites": [{"site": "/a", "error": "x"}],
            "workers": {"alive": 1},
            "reconciled": None,
            "zones": {"old": False},
        }
        rule.judge(report)
        expected = {"check": "site", "status": "fail", "count": None, "site": "/a"}
        self.assertEqual(report["problems"], [expected])
        self.assertEqual(rule.http_status(report), 503)
        for names, status in ((None, 503), ("late, site", 503), ("late", 200)):
            told = rule.chosen(report, names)
            self.assertEqual(rule.http_status(told), status)

    def test_a_check_that_is_not_there_hides_nothing(self):
        report = {"problems": [], "status": "ok"}
        for names, status in (
            ("late,", "ok"),
            ("databse,late", "fail"),
            ("Late", "fail"),
            (b"\xff".decode("latin-1"), "fail"),
        ):
            self.assertEqual(rule.chosen(report, names)["status"], status)
        told = rule.chosen(report, ",".join("x%d" % n for n in range(99)))
        self.assertEqual(len(told["problems"]), 10)
        told = rule.chosen(report, "x" * 99)
        self.assertEqual(len(told["problems"][0]["check"]), 60)

    def test_every_check_has_its_name(self):
        everything = judge([NOW], [NOW], [NOW], [NOW], reconciled=ago(901), old=True)
        for check, _status, _count in everything[1]:
            self.assertIn(check, rule.CHECKS)
