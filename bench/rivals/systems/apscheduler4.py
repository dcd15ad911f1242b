"""APScheduler 4, an alpha, as its examples have it with PostgreSQL."""

from bench.rivals.systems.system import System


PROGRAM = ["bin/python", "-m", "bench.rivals.programs.with_apscheduler4"]


class APScheduler4(System):
    name = "apscheduler4"
    title = "APScheduler 4 (alpha)"
    # It does not live in one environment with the third.
    pins = "bench-rivals-apscheduler4-py3"
    stores = True
    packages = ("APScheduler", "SQLAlchemy", "psycopg")
    adding = PROGRAM + ["add"]
    commands = [("scheduler", PROGRAM)]
    workers = ("scheduler",)
    ready = {"scheduler": "Scheduler started"}
    patience = 60
    shape = "one process, threads; schedules and jobs in PostgreSQL"
    gives_up = {
        "record": "of each job as long as its result is kept, by default not at all",
        "exactly": "not promised: an alpha, its README warns of production",
        "zones": "of each schedule",
    }
    docs = "README; User guide of 4: max_running_jobs, job results"
