"""RQ with rq-scheduler: a scheduler, and two workers that fork for each job."""

from bench.rivals.systems.system import System


REDIS = "{CRON_RIVALS_REDIS}"
PROGRAM = "bench.rivals.programs.with_rq"


class RQScheduler(System):
    name = "rq-scheduler"
    title = "rq-scheduler"
    packages = ("rq-scheduler", "rq", "redis")
    # It needs another module of the name crontab than django-celery-beat does.
    pins = "bench-rivals-rq-py3"
    redis = True
    adding = ["bin/python", "-m", PROGRAM]
    commands = [
        ("workers", ["bin/rq", "worker-pool", "-n", "2", "-c", PROGRAM]),
        ("scheduler", ["bin/rqscheduler", "--url", REDIS, "--interval", "1"]),
    ]
    no_records = "a failed job, later"
    workers = ("workers",)
    ready = {"workers": "Listening on", "scheduler": "Registering birth"}
    shape = "a scheduler that looks each second (each minute if not told), a pool of "
    shape += "2 workers; all in Redis"
    gives_up = {
        "record": "the last one of a schedule, whose job is run again and again",
        "exactly": "at most once; what a dead worker held is marked as failed later",
        "zones": "none: UTC, or local time of the machine",
    }
    docs = "README of rq-scheduler; RQ: Workers (performance), Exceptions "
    docs += "(AbandonedJobError), Results"
