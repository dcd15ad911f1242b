"""APScheduler 3 as its user guide recommends it: SQLAlchemy on PostgreSQL."""

from bench.rivals.systems.system import System


PROGRAM = ["bin/python", "-m", "bench.rivals.programs.with_apscheduler3"]


class APScheduler3(System):
    name = "apscheduler3"
    title = "APScheduler 3"
    stores = True
    packages = ("APScheduler", "SQLAlchemy", "psycopg")
    adding = PROGRAM + ["add"]
    commands = [("scheduler", PROGRAM)]
    workers = ("scheduler",)
    ready = {"scheduler": "Scheduler started"}
    shape = "one process, 10 threads; jobs in PostgreSQL"
    gives_up = {
        "record": "none: a job has its next time, and no history",
        "exactly": "at most once: what a thread was handed is gone with its process; "
        "only one may run",
        "zones": "of each job",
    }
    docs = "User guide of 3: Choosing the right job store, Missed job executions; FAQ: "
    docs += "How do I share a single job store"
