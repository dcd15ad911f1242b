"""APScheduler 4, schedules in PostgreSQL: python -m ...with_apscheduler4 [add]"""

from apscheduler import Scheduler
from apscheduler import TaskDefaults
from apscheduler.datastores.sqlalchemy import SQLAlchemyDataStore
from apscheduler.eventbrokers.psycopg import PsycopgEventBroker
from apscheduler.triggers.cron import CronTrigger
from bench.rivals import work
from bench.rivals.programs import adding
from sqlalchemy.ext.asyncio import create_async_engine

import logging
import os
import sys


def make():
    """Return the scheduler."""
    url = os.environ[work.DATABASE].replace("postgresql:", "postgresql+psycopg:")
    engine = create_async_engine(url)
    broker = PsycopgEventBroker.from_async_sqla_engine(engine)
    # All schedules have one function: else one of them runs at a time, and after a kill
    # none any more.
    defaults = TaskDefaults(max_running_jobs=None)
    return Scheduler(SQLAlchemyDataStore(engine), broker, task_defaults=defaults)


def main(adds):
    with make() as scheduler:
        if not adds:
            scheduler.run_until_stopped()
            return

        def one(number, cron):
            trigger = CronTrigger.from_crontab(cron, timezone="UTC")
            scheduler.add_schedule(work.run, trigger, id=str(number), args=[number])

        adding.timed(one)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main(sys.argv[1:] == ["add"])
