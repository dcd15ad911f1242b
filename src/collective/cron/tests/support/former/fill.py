# -*- coding: utf-8 -*-
"""What happened in the site of former.py before its worker was killed."""

from collective.cron.tests.support.processes import programs

import time


SECONDS = 90  # for anything that a task does
# Whatever the date is at which a test runs, what is there is kept.
FOR_EVER = 36500  # days
SETTINGS = {
    "overlap": "wait",
    "late_limit": 7,
    "keep_results": 500,
    "keep_days": FOR_EVER,
    "keep_failures_days": FOR_EVER,
    "reconcile_interval": 45,
    "site_url": "https://cron.example.org",
}
# Records of the pause that is over; the service of Plone 5.2 cannot tell instants.
PAUSE = ("pause_reason", "pause_by")
LEAVER = {
    "username": "leaver",
    "email": "leaver@example.org",
    "password": "secret-of-leaver",
    "roles": ["Manager"],
}
YEARLY = "0 0 1 1 *"
# Each item takes its second, ten of them are a chunk.
LONG = {"@type": "CronPractice", "how_many": 60, "seconds": 1.0}
TASKS = {
    "warns": {"@type": "CronCensus", "at_most": 0},
    "fails": {"@type": "CronCensus", "run_as": "leaver"},
    "asked": {"@type": "CronCensus"},
    "asked-there": {"@type": "CronCensus"},
    "killed": LONG,
    "goes-on": dict(LONG, repeatable=True),
    "cancelled": dict(LONG, repeatable=True),
}


def first_day(client):
    """Settings are changed, tasks added, and run with all kinds of outcomes.

    In the end "killed" is in the middle of its work.
    """
    client.call("PATCH", "@controlpanels/cron-settings", **SETTINGS)
    client.call("POST", "@users", **LEAVER)
    for name, values in sorted(TASKS.items()):
        _add(client, name, YEARLY, **values)
    client.call("DELETE", "@users/leaver")
    # Tasks of the demo profile, which were there before the settings were changed.
    for name in ("census", "practice"):
        client.call("PATCH", name, keep_days=FOR_EVER, keep_failures_days=FOR_EVER)
    client.call("PATCH", "census", title=u"Größe, naïve, Привет, 日本")
    for name, status in (("warns", "WARN"), ("fails", "FAILED")):
        _run(client, name)
        _wait_result(client, name, status)
    _wait_result(client, "census", "OK")
    _run(client, "cancelled")
    _wait_done(client, 1, "cancelled")
    client.call("POST", "cancelled/@cron-cancel")
    _wait_result(client, "cancelled", "CANCELLED")
    _run(client, "killed")
    _wait_done(client, 1, "killed")


def second_day(client):
    """What was killed is closed; a pause comes and goes; three tasks are under way."""
    _wait_result(client, "killed", "INTERRUPTED")
    client.call("POST", "@cron-pause", reason=u"Umzug, déménagement")
    client.probe("schedule", uid=_uid(client, "warns"), seconds=0)
    _wait_result(client, "warns", "SKIPPED")
    client.call("POST", "@cron-resume")
    # The kill is to come before the next minute, whose occurrence is in the queue then.
    programs.wait_for(lambda: 2 < time.time() % 60 < 20, 60, "early in a minute")
    names = ("killed", "goes-on", "cancelled")
    for name in names:
        _run(client, name)
    # In the second chunk: so the first one has left its bookmark.
    _wait_done(client, 12, *names)
    for name in names:
        # For whoever goes on; a chunk that has begun does not see it.
        client.call("PATCH", name, seconds=0.0)


def third_day(client):
    """Nobody runs jobs; one that was under way is cancelled, another one asked for."""
    for name in ("killed", "goes-on", "cancelled"):
        if not _running(client, name):
            raise AssertionError("%s came to its end too early" % name)
    client.call("POST", "cancelled/@cron-cancel")
    _run(client, "asked")


def fourth_day(client):
    """The same with another queue."""
    _run(client, "asked-there")
    _add(client, "elsewhere", "* * * * *", **{"@type": "CronCensus"})


def queued(client, asked, scheduled):
    """Return the job of the Backend that was asked for a run, and the other's next."""
    wanted = [(_uid(client, asked), "manual"), (_uid(client, scheduled), "schedule")]
    found = [
        one
        for one in client.probe()["queued"]
        if (one["job"][1], one["job"][4]) in wanted
    ]
    if len(found) != len(wanted):
        raise AssertionError("not one job of each kind: %s" % found)
    return found


def describe(client):
    """Return all that can be asked about the Backends of the site."""
    found = client.probe()
    names = sorted(backend["path"] for backend in found["backends"].values())
    return {
        "backends": found["backends"],
        "states": found["states"],
        "running": dict((name, _running(client, name)) for name in names),
        "settings": client.call("GET", "@controlpanels/cron-settings")["data"],
        "pause": dict(
            (name, client.call("GET", "@registry/collective.cron." + name))
            for name in PAUSE
        ),
    }


def _add(client, name, periodicity, **values):
    values.update(id=name, title=name, periodicity=periodicity, activated=True)
    client.call("POST", "", **values)


def _run(client, name):
    client.call("POST", name + "/@cron-run")


def _uid(client, name):
    for uid, backend in client.probe()["backends"].items():
        if backend["path"] == name:
            return uid


def _running(client, name):
    runs = client.call("GET", name + "/@cron")["running"]
    for run in runs:
        # Worked out from when it is asked, or not said by the former version.
        for name in ("estimated_left", "slow", "is_dry"):
            run.pop(name, None)
        (run["progress"] or {}).pop("lines", None)
    return runs


def _wait_result(client, name, status):
    uid = _uid(client, name)

    def is_there():
        results = client.probe()["backends"][uid]["results"]
        return status in [result["status"] for result in results]

    programs.wait_for(is_there, SECONDS, "%s is %s" % (name, status))


def _wait_done(client, count, *names):
    def all_are_so_far():
        for name in names:
            told = [run["progress"] for run in _running(client, name)]
            if not told or told[0] is None or told[0]["done"] < count:
                return False
        return True

    what = "%s have done %d" % (", ".join(names), count)
    programs.wait_for(all_are_so_far, SECONDS, what)
