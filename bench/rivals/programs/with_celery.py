"""celery on Redis, its beat with schedules in the code: celery -A ...with_celery"""

from bench.rivals import plan
from bench.rivals import work
from celery import Celery
from celery.schedules import crontab

import os


app = Celery("rival", broker=os.environ["CRON_RIVALS_REDIS"])
app.conf.timezone = "UTC"
# What is not used is not stored: so its docs advise.
app.conf.task_ignore_result = True
app.conf.task_acks_late = os.environ.get("CRON_RIVALS_LATE") == "1"
app.conf.task_reject_on_worker_lost = app.conf.task_acks_late


@app.task(name="run")
def run(number):
    """Be the task of a schedule."""
    work.run(number)


def _entry(number, cron):
    minute, hour = plan.minute_and_hour(cron)
    when = crontab(minute=minute, hour=hour)
    return {"task": "run", "schedule": when, "args": (number,)}


if os.environ.get("CRON_RIVALS_IN_DATABASE") != "1":
    app.conf.beat_schedule = dict(
        (str(number), _entry(number, cron)) for number, cron in plan.jobs()
    )
