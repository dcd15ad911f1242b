"""What is measured on this platform, in which processes, and against what."""

import os


try:
    import huey
except ImportError:
    huey = None

ENGINE = "huey" if huey else "zcasync"

# Group (a module) -> its sections, in the order of the table.
GROUPS = [
    ("counts", ("counts",)),
    ("scale", ("register", "present", "restart")),
    ("result", ("result",)),
    ("dashboard", ("dashboard",)),
    ("runs", ("runs",)),
    ("growth", ("growth",)),
    ("upcoming", ("upcoming",)),
    ("secrets", ("secrets",)),
]
CONTROLS = {
    "counts": "none; no times, so they are the same on every machine",
    "upcoming": "an expression that comes each minute",
    "secrets": "the same text, a tenth of its length",
    "present": "the short queue",
    "restart": "every Backend found by the catalog and loaded, with its state",
    "dashboard": "folder_contents of the same items: page, request for first rows",
    "runs": "the newest page",
    "growth": "the smallest number of tasks",
    "result": "the same values as PersistentMapping in an OOBTree, pruned alike",
}

if ENGINE == "huey":
    GROUPS += [
        ("peer", ("adding", "restarting", "wakeup")),
        ("starts", ("latency",)),
    ]
    ALONE = BESIDE = ()
    WORKERS = ("peer", "starts")
    CONTROLS.update(
        register="a PersistentMapping in an OOBTree; each with its commit",
        adding="APScheduler, SQLite; each with its commit, both at work",
        restarting="APScheduler, all jobs added again (replace_existing), and start()",
        wakeup="APScheduler, SQLite, the same instant; its jobs leave no record",
        latency="huey as shipped, SQLite, as many threads, a process of its own",
    )
    PACKAGES = ("Products.CMFPlone", "huey", "ZODB")
else:
    # "dispatch" and "idle" have their control in "alone", which mostly waits, as
    # "idle" does: both run beside the others.
    GROUPS += [
        ("dispatch", ("occurrence", "latency", "burst")),
        ("idle", ("idle",)),
    ]
    ALONE = ("latency", "burst", "idle")
    BESIDE = ("alone", "idle")
    WORKERS = ("prepare", "dispatch", "idle", "alone")
    CONTROLS.update(
        register="queueJobWithDelay of plone.app.async; each with its commit",
        occurrence="a bare job of zc.async on the same dispatcher, and its put",
        latency="plone.app.async as shipped, in a process of its own",
        burst="plone.app.async as shipped, in a process of its own",
        idle="plone.app.async as shipped, in a process of its own",
    )
    PACKAGES = ("Products.CMFPlone", "zc.async", "plone.app.async", "ZODB")


def environment_of(worker):
    """Return the environment of a process: nothing of the operator's settings."""
    environment = dict(
        (key, value)
        for key, value in os.environ.items()
        if not key.startswith("COLLECTIVE_CRON_")
    )
    # None of these processes serves.
    environment["COLLECTIVE_CRON_WORKER"] = "always" if worker else "off"
    return environment
