"""The schedules that all systems have: how many, when. Read by their programs too."""

import json
import os


VARIABLE = "CRON_RIVALS_PLAN"  # has the path of the file
ALONE = -1  # the number of a schedule beside the others


def write(path, count, cron, alone=None):
    """Say what there is; `cron`, `alone`: expressions, or None if there is no such."""
    with open(path, "w") as stream:
        json.dump({"count": count, "cron": cron, "alone": alone}, stream)


def jobs(path=None):
    """Return [(number, expression)] of all schedules."""
    with open(path or os.environ[VARIABLE]) as stream:
        plan = json.load(stream)
    found = [(number, plan["cron"]) for number in range(plan["count"])]
    if plan["alone"]:
        found.append((ALONE, plan["alone"]))
    return found


def minute_and_hour(cron):
    """Return these fields of an expression; the others are stars."""
    return cron.split()[:2]
