"""Which Backends a plan made or took up, and what it set last, by UUID.

In an annotation of the site, and not on the Backend: so no copy, older version or
import brings it along, and editing a Backend never writes it.
"""

from collective.cron.memory import annotations


def read_all(site):
    """Return {uid: note}; a note is a dict with plan, task, made, values and keep.

    `plan`, `task`: their names; `made`: whether the plan made it, not an admin;
    `values`: {name of a field: what the plan set last, as JSON has it}; `keep`: as of
    the PlannedTask, a list; those of former versions have none.
    """
    return annotations.read(site, annotations.PLANS)


def read(site, uid):
    """Return the note of a Backend, or None."""
    return read_all(site).get(uid)


def of_plan(site, plan):
    """Return {name of a task: uid} of what a plan has in a site."""
    notes = read_all(site).items()
    return dict((note["task"], uid) for uid, note in notes if note["plan"] == plan)


def write(site, uid, plan, task, made, values, keep):
    """Note what a plan has set; nothing is written that stands there already."""
    note = {"plan": plan, "task": task, "made": made, "values": values}
    note["keep"] = list(keep)
    tree = annotations.make(site, annotations.PLANS)
    if tree.get(uid) != note:
        tree[uid] = note


def drop(site, uid):
    """Forget it: the Backend stays, and is an admin's from now on."""
    annotations.drop(site, annotations.PLANS, uid)
