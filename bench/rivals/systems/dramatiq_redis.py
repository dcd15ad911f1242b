"""dramatiq on Redis, with periodiq, or with APScheduler as its own docs advise."""

from bench.rivals.systems.system import System


PROGRAM = "bench.rivals.programs.with_dramatiq"


class DramatiqPeriodiq(System):
    name = "dramatiq-periodiq"
    title = "dramatiq and periodiq"
    packages = ("dramatiq", "periodiq", "redis")
    redis = True
    commands = [
        ("workers", ["bin/dramatiq", PROGRAM]),
        ("scheduler", ["bin/periodiq", "-v", PROGRAM]),
    ]
    workers = ("workers",)
    ready = {"workers": "ready for action", "scheduler": "Starting Periodiq"}
    # What a dead worker held comes back after a minute, by chance some later.
    patience = 240
    shape = "a scheduler, a process with 8 threads for each CPU; queue in Redis"
    gives_up = {
        "record": "none; results of tasks that ask for it",
        "exactly": "at least once: a message is acknowledged after its task; those of "
        "a dead worker come again after a minute, once one command in a thousand has "
        "looked for them",
        "zones": "none: local time of the machine",
    }
    docs = "dramatiq: Motivation (Compared to), Best Practices, RedisBroker "
    docs += "(maintenance_chance); README of periodiq"

    def __init__(self):
        super(DramatiqPeriodiq, self).__init__()
        self.environment["CRON_RIVALS_PERIODIQ"] = "1"


class DramatiqAPScheduler(DramatiqPeriodiq):
    name = "dramatiq-apscheduler"
    title = "dramatiq and APScheduler 3"
    packages = ("dramatiq", "APScheduler", "redis")
    commands = [
        ("workers", ["bin/dramatiq", PROGRAM]),
        ("scheduler", ["bin/python", "-m", PROGRAM]),
    ]
    ready = {"workers": "ready for action", "scheduler": "Scheduler started"}
    gives_up = dict(DramatiqPeriodiq.gives_up, zones="of each job")
    docs = "dramatiq: Cookbook (Scheduling Messages), Best Practices, RedisBroker"

    def __init__(self):
        super(DramatiqAPScheduler, self).__init__()
        del self.environment["CRON_RIVALS_PERIODIQ"]
