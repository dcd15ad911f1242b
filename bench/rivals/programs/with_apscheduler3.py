"""APScheduler 3, jobs in PostgreSQL: python -m ...with_apscheduler3 [add]"""

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger
from bench.rivals import work
from bench.rivals.programs import adding
from datetime import timezone

import logging
import os
import sys


def options():
    """Return how the scheduler is made."""
    url = os.environ[work.DATABASE].replace("postgresql:", "postgresql+psycopg:")
    return {
        "jobstores": {"default": SQLAlchemyJobStore(url=url)},
        # Without it those that wait for more than a second are left out.
        "job_defaults": {"misfire_grace_time": None},
        "timezone": timezone.utc,
    }


def add():
    """Add all jobs to a scheduler that does not run them yet."""
    scheduler = BackgroundScheduler(**options())
    scheduler.start(paused=True)

    def one(number, cron):
        trigger = CronTrigger.from_crontab(cron, timezone=timezone.utc)
        scheduler.add_job(
            work.run, trigger, [number], id=str(number), replace_existing=True
        )

    adding.timed(one)
    scheduler.shutdown()


if __name__ == "__main__":
    if sys.argv[1:] == ["add"]:
        add()
    else:
        logging.basicConfig(level=logging.INFO)
        BlockingScheduler(**options()).start()
