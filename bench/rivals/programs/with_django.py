"""celery with schedules in the database of Django: celery -A ...with_django

python -m ...with_django prepare, or add
"""

from bench.rivals import work
from bench.rivals.programs import adding
from django.conf import settings

import django
import os
import sys


os.environ["CRON_RIVALS_IN_DATABASE"] = "1"


def _database():
    # postgresql://USER@/NAME?host=FOLDER
    user, place = os.environ[work.DATABASE].split("//")[1].split("@/")
    name, folder = place.split("?host=")
    engine = "django.db.backends.postgresql"
    return {"ENGINE": engine, "USER": user, "NAME": name, "HOST": folder}


settings.configure(
    DATABASES={"default": _database()},
    INSTALLED_APPS=["django_celery_beat"],
    USE_TZ=True,
    TIME_ZONE="UTC",
    SECRET_KEY="none",
)
django.setup()

from bench.rivals.programs.with_celery import app  # noqa: E402,F401


def prepare():
    """Make the tables."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def add():
    """Add a row for each schedule, a commit for each."""
    from django_celery_beat.models import CrontabSchedule
    from django_celery_beat.models import PeriodicTask

    def one(number, cron):
        minute, hour = cron.split()[:2]
        when, _new = CrontabSchedule.objects.get_or_create(minute=minute, hour=hour)
        PeriodicTask.objects.create(
            crontab=when, name=str(number), task="run", args="[%d]" % number
        )

    adding.timed(one)


if __name__ == "__main__":
    {"prepare": prepare, "add": add}[sys.argv[1]]()
