"""A queue in use: two long runs go on, and one that was asked for waits for them."""

from collective.cron.tests.support.processes import programs


# The environment of a worker that two long tasks keep from all others.
FULL = {"COLLECTIVE_CRON_PARALLEL": "2"}
LONG = ("once", "again")


def uids(probe):
    """Return the UUIDs of the tasks by the last part of their paths."""
    return dict(
        (backend["path"].split("/")[-1], uid)
        for uid, backend in probe["backends"].items()
    )


def leave(client):
    """Have them so, in the tasks of old_site.py; return what the probe says then."""
    known = uids(client.probe())
    for name in LONG:
        client.call("PATCH", "jobs/" + name, seconds=60.0)
        client.probe("schedule", uid=known[name], seconds=0)

    def all_run():
        states = client.probe()["states"]
        return all(states[known[name]]["runs"] for name in LONG)

    programs.wait_for(all_run, 60, "two long tasks run")
    # What is edited while it runs neither waits for the run nor stops it.
    client.call("PATCH", "jobs/again", seconds=0.1)
    client.probe("run", uid=known["waits"])
    return client.probe()
