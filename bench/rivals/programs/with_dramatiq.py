"""dramatiq on Redis, its schedules with periodiq, or APScheduler beside it.

dramatiq ...with_dramatiq; periodiq ...with_dramatiq, or python -m ...with_dramatiq
"""

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger
from bench.rivals import plan
from bench.rivals import work
from datetime import timezone
from dramatiq.brokers.redis import RedisBroker
from functools import partial
from periodiq import cron as periodic
from periodiq import PeriodiqMiddleware

import dramatiq
import logging
import os
import sys


broker = RedisBroker(url=os.environ["CRON_RIVALS_REDIS"])
broker.add_middleware(PeriodiqMiddleware(skip_delay=30))
dramatiq.set_broker(broker)


@dramatiq.actor
def run(number):
    """Be the task of a schedule."""
    work.run(number)


if os.environ.get("CRON_RIVALS_PERIODIQ") == "1":
    for number, cron in plan.jobs():
        name = "run%s" % str(number).replace("-", "_")
        options = {"actor_name": name, "periodic": periodic(cron)}
        dramatiq.actor(partial(work.run, number), **options)


def schedule():
    """Send a message for each schedule that is due."""
    logging.basicConfig(level=logging.INFO)
    scheduler = BlockingScheduler(timezone=timezone.utc)
    for number, cron in plan.jobs():
        trigger = CronTrigger.from_crontab(cron, timezone=timezone.utc)
        # Without it those that wait for more than a second are left out.
        scheduler.add_job(run.send, trigger, [number], misfire_grace_time=None)
    scheduler.start()


if __name__ == "__main__":
    # The workers know the actor by this name.
    sys.exit(schedule())
