"""django-celery-beat: the schedules of beat are rows in the database of Django."""

from bench.rivals.systems.celery_beat import celery
from bench.rivals.systems.celery_beat import Celery


PROGRAM = "bench.rivals.programs.with_django"
SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"


class DjangoCelery(Celery):
    name = "django-celery-beat"
    title = "django-celery-beat"
    stores = True
    packages = ("django-celery-beat", "Django", "celery")
    prepares = [["bin/python", "-m", PROGRAM, "prepare"]]
    adding = ["bin/python", "-m", PROGRAM, "add"]
    commands = [
        ("worker", celery(PROGRAM, "worker", "-l", "INFO")),
        ("beat", celery(PROGRAM, "beat", "-l", "INFO", "--scheduler", SCHEDULER)),
    ]
    shape = Celery.shape + ", schedules in PostgreSQL"
    gives_up = dict(
        Celery.gives_up,
        record="how often and when last a task was sent; results with another add-on",
        zones="of each schedule",
    )
    docs = "README of django-celery-beat; as celery"
