"""RQ with rq-scheduler: python -m ...with_rq adds; rq worker-pool -c ...with_rq

What is imported here is there before each job is forked, as its docs advise.
"""

from bench.rivals import work
from bench.rivals.programs import adding
from redis import Redis
from rq_scheduler import Scheduler

import os
import psycopg  # noqa: F401


REDIS_URL = os.environ["CRON_RIVALS_REDIS"]


def add():
    """Add all schedules."""
    scheduler = Scheduler(connection=Redis.from_url(REDIS_URL))

    def one(number, cron):
        scheduler.cron(cron, func=work.run, args=[number], id=str(number))

    adding.timed(one)


if __name__ == "__main__":
    add()
