"""procrastinate: a worker that also looks after the schedules, all in PostgreSQL."""

from bench.rivals.systems.system import System


PROGRAM = ["bin/procrastinate", "--app=bench.rivals.programs.with_procrastinate.app"]


class Procrastinate(System):
    name = "procrastinate"
    title = "procrastinate"
    stores = True
    packages = ("procrastinate", "psycopg")
    prepares = [PROGRAM + ["schema", "--apply"]]
    commands = [("worker", PROGRAM + ["worker", "--concurrency=30"])]
    workers = ("worker",)
    ready = {"worker": "Starting worker"}
    # Two minutes before its own task looks for what was left.
    kill_minute = 8
    patience = 150
    shape = "one worker, 30 at a time, in threads; queue in PostgreSQL"
    gives_up = {
        "record": "kept: each job is a row, with its events, until it is deleted",
        "exactly": "at least once with the task for stalled jobs of its docs, which is "
        "measured; without it such jobs stay as they are",
        "zones": "none: UTC",
    }
    docs = "How-to: Retry stalled jobs, Launch a task periodically, Execute multiple "
    docs += "jobs at the same time"

    def records(self):
        """Return how many jobs there are, and how many were begun again."""
        asked = "select count(*) from procrastinate_jobs where task_name = 'run'"
        counts = [
            int(self.servers.postgres.sql(asked + more))
            for more in ("", " and attempts > 1")
        ]
        return tuple(counts)
