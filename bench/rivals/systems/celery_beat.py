"""celery: a worker, and beat with the schedules of the code, in a process each."""

from bench.rivals.systems.system import System


PROGRAM = "bench.rivals.programs.with_celery"


def celery(program, *words):
    """Return the words that start a part of it."""
    return ["bin/celery", "-A", program] + list(words)


class Celery(System):
    name = "celery"
    title = "celery and beat"
    packages = ("celery", "kombu", "redis")
    redis = True
    commands = [
        ("worker", celery(PROGRAM, "worker", "-l", "INFO")),
        ("beat", celery(PROGRAM, "beat", "-l", "INFO", "-s", "beat-schedule")),
    ]
    workers = ("worker",)
    ready = {"worker": " ready.", "beat": "beat: Starting"}
    # It looks each hundred seconds for what a dead worker had.
    patience = 130
    shape = "beat, and a worker with a process for each CPU; queue in Redis"
    gives_up = {
        "record": "none, unless a result backend is set; of what was interrupted none",
        "exactly": "at most once: acknowledged before it runs; what a dead worker had "
        "only reserved comes again, with Redis after an hour",
        "zones": "one for all (``timezone``)",
    }
    docs = "User guide: Tasks (acks_late), Periodic Tasks; Using Redis (visibility "
    docs += "timeout)"


class CeleryLate(Celery):
    """As the same docs say it for tasks that may be run twice."""

    name = "celery-late"
    # Nothing else is different.
    phases = ("killing",)
    title = "celery and beat, acks_late"
    shape = Celery.shape + "; ``acks_late``, ``reject_on_worker_lost``"
    gives_up = dict(
        Celery.gives_up,
        exactly="at least once: what a dead worker had comes again, with Redis after "
        "an hour",
    )

    def __init__(self):
        super(CeleryLate, self).__init__()
        self.environment["CRON_RIVALS_LATE"] = "1"
