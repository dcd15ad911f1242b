"""huey with its periodic tasks on Redis, four worker processes as in its docs."""

from bench.rivals.systems.system import System


class Huey(System):
    name = "huey"
    title = "huey"
    packages = ("huey", "redis")
    redis = True
    commands = [
        (
            "consumer",
            ["bin/huey_consumer", "bench.rivals.programs.with_huey.huey"]
            + ["-k", "process", "-w", "4"],
        )
    ]
    workers = ("consumer",)
    ready = {"consumer": "Huey consumer started"}
    shape = "one consumer, 4 worker processes; queue in Redis"
    gives_up = {
        "record": "none of a periodic task; signals tell who listens",
        "exactly": "at most once in its queue; a start in the minute of a schedule "
        "queues it again",
        "zones": "none: UTC, or local time of the machine",
    }
    docs = "Guide: Periodic tasks; Consumer: Consumer shutdown; API: Huey (utc)"
