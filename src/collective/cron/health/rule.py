"""The rule: what makes a report warn, and what makes it fail.

Each problem is a dict: `check`, one of CHECKS; `status`, warn or fail; `count`, of what
it tells, or None; `site`, or None for what is of the whole installation.
"""

from collective.cron.text import redact


OK, WARN, FAIL = "ok", "warn", "fail"
# In the order in which they are told.
CHECKS = (
    "database",
    "queue",
    "workers",
    "site",
    "broken",
    "late",
    "failing",
    "stuck",
    "reconcile",
    "zones",
)
LIMITS = ("late", "failing")  # settings of a site, named with "health_" before them
UNTENDED = 900  # seconds since a worker looked for what is overdue
MOST_UNKNOWN, LONGEST_NAME = 10, 60  # of names that no check has, as somebody gave them


def judge(report):
    """Add `status` and `problems` to a report and to each of its sites; return it."""
    for facts in report["sites"]:
        if "error" not in facts:
            facts["problems"] = list(_of_site(facts, report))
        else:
            facts["problems"] = [_problem("site", FAIL)]
        facts["status"] = worst(facts["problems"])
    report["problems"] = list(_of_all(report)) + [
        dict(problem, site=facts["site"])
        for facts in report["sites"]
        for problem in facts["problems"]
    ]
    report["status"] = worst(report["problems"])
    return report


def worst(problems):
    """Return the status that problems come to."""
    found = set(problem["status"] for problem in problems)
    return FAIL if FAIL in found else WARN if WARN in found else OK


def add(report, check, status):
    """Add a problem of the whole installation to a report."""
    report["problems"].insert(0, _problem(check, status))
    report["status"] = worst(report["problems"])


def chosen(report, names):
    """Return a report as if only these checks were made: names with commas, or None.

    A name that no check has is a problem of that name: else a slip hid everything.
    """
    if not names:
        return report
    names = [name for name in map(_stripped, names.split(",")) if name]
    unknown = [name for name in names if name not in CHECKS][:MOST_UNKNOWN]
    kept = [_problem(name, FAIL) for name in unknown]
    kept += [one for one in report["problems"] if one["check"] in names]
    return dict(report, problems=kept, status=worst(kept))


def http_status(report):
    """Return what a monitor is answered: 503 if something fails, else 200."""
    return 503 if report["status"] == FAIL else 200


def _stripped(name):
    return redact.to_text(name, LONGEST_NAME).strip()


def _problem(check, status, count=None):
    return {"check": check, "status": status, "count": count, "site": None}


def _of_all(report):
    wanted = any(facts.get("active") for facts in report["sites"])
    alive = report["workers"]["alive"]
    if wanted and alive is None:
        yield _problem("queue", FAIL)
    elif wanted and not alive:
        yield _problem("workers", FAIL, 0)
    ticked = report["reconciled"]
    if alive and ticked and (report["at"] - ticked).total_seconds() > UNTENDED:
        yield _problem("reconcile", WARN)
    if report["zones"]["old"]:
        yield _problem("zones", WARN)


def _of_site(facts, report):
    broken, failing = facts["broken"]["count"], facts["failing"]["count"]
    limits = facts["limits"]
    if broken:
        yield _problem("broken", FAIL, broken)
    if facts["late"]["count"]:
        late = [
            one
            for one in facts["late"]["tasks"]
            if (report["at"] - one["since"]).total_seconds() > limits["late"]
        ]
        yield _problem("late", FAIL if late else WARN, facts["late"]["count"])
    if failing:
        fails = 0 < limits["failing"] <= failing
        yield _problem("failing", FAIL if fails else WARN, failing)
    if facts["stuck"]["count"]:
        yield _problem("stuck", WARN, facts["stuck"]["count"])
